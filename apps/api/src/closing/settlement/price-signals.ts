import { Injectable, type OnModuleInit } from '@nestjs/common';
import { leftUndecided, otherAccount } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { AlertBook } from '../../listing/risk/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type PaymentOrderEntity, rootOf } from '../../money/payment/index.js';
import { type BankReceiptEntity, HeldWaits } from '../../money/receipt/index.js';
import { ContractEntity } from '../contract/index.js';
import { Payees } from './payees.js';

/** What the supervisor is told of payments of the price. */
@Injectable()
export class PriceSignals implements OnModuleInit {
  constructor(
    private readonly alerts: AlertBook,
    private readonly waits: HeldWaits,
    private readonly payees: Payees,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.waits.whenLeft('PRICE_BANK', (tx, receipt) => this.tellLeft(tx, receipt));
  }

  /**
   * What has just been paid, held against the accounts that are registered now. What was paid once more to a corrected
   * account has been decided by two people; of an ended contract nobody is registered any more.
   */
  async compareAccounts(
    tx: EntityManager,
    contract: ContractEntity,
    orders: readonly PaymentOrderEntity[],
  ): Promise<void> {
    if (contract.lotId === null) return;
    const registered = await this.payees.of(tx, contract, 0n);
    const odd = new Map<number, number>();
    for (const { key, payeeAccountEnc, replacesId } of orders) {
      const [seq, place] = rootOf(key).split(':').slice(2).map(Number) as [number, number];
      if (replacesId !== null || payeeAccountEnc === null) continue;
      const account = this.cipher.open(payeeAccountEnc, 'payment_order.payee_account');
      if (registered[place]?.payeeAccount !== account) odd.set(seq, (odd.get(seq) ?? 0) + 1);
    }
    for (const [seq, payments] of odd)
      await this.alerts.raiseFor(tx, contract.lotId, otherAccount(contract.no, seq, payments));
  }

  /** Nobody has said in time whose a payment is. */
  private async tellLeft(tx: EntityManager, { subAccount, flowNo }: BankReceiptEntity): Promise<void> {
    const contract = await tx.findOneBy(ContractEntity, { priceSubAccount: subAccount });
    const risk = leftUndecided('价款', flowNo);
    if (contract?.lotId) await this.alerts.raiseFor(tx, contract.lotId, risk);
    else await this.alerts.raise(tx, null, risk);
  }
}
