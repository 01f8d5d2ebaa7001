import { Injectable, type OnModuleInit } from '@nestjs/common';
import { leftUndecided } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { AlertBook } from '../../listing/risk/index.js';
import { type BankReceiptEntity, HeldWaits } from '../../money/receipt/index.js';
import { ContractEntity } from '../contract/index.js';

/** What the supervisor is told of payments of the price. */
@Injectable()
export class PriceSignals implements OnModuleInit {
  constructor(
    private readonly alerts: AlertBook,
    private readonly waits: HeldWaits,
  ) {}

  onModuleInit(): void {
    this.waits.whenLeft('PRICE_BANK', (tx, receipt) => this.tellLeft(tx, receipt));
  }

  /** Nobody has said in time whose a payment is. */
  private async tellLeft(tx: EntityManager, { subAccount, flowNo }: BankReceiptEntity): Promise<void> {
    const contract = await tx.findOneBy(ContractEntity, { priceSubAccount: subAccount });
    const risk = leftUndecided('价款', flowNo);
    if (contract?.lotId) await this.alerts.raiseFor(tx, contract.lotId, risk);
    else await this.alerts.raise(tx, null, risk);
  }
}
