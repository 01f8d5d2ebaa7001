import { Injectable, type OnModuleInit } from '@nestjs/common';
import { forfeitedPart, postings } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { LedgerService } from '../../money/ledger/index.js';
import { PaymentOrders } from '../../money/payment/index.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { lockDeposit, moveDeposit } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';

/** What is kept of the deposits of those who did not keep their word; it goes to whoever listed the lot. */
@Injectable()
export class Forfeits implements OnModuleInit {
  constructor(
    private readonly parties: PartyService,
    private readonly ledger: LedgerService,
    private readonly orders: PaymentOrders,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('FORFEIT', async (tx, orders) => {
      for (const order of orders) {
        const deposit = await lockRow(tx, DepositEntity, { registrationId: order.subject });
        if (deposit.state === 'FORFEITED') await moveDeposit(tx, deposit, 'distribute');
      }
    });
    this.orders.whenCameBack('FORFEIT', async (tx, order) => {
      const deposit = await lockRow(tx, DepositEntity, { registrationId: order.subject });
      if (deposit.state === 'DISTRIBUTED') await moveDeposit(tx, deposit, 'comeBack');
    });
  }

  /**
   * Forfeits so many percent of what is held of a deposit, and orders the payment; nothing where none is held. Returns
   * the amount in fen. What is left of it goes back when the registration ends. Source: rules §6.9, §10.2.
   */
  async forfeit(tx: EntityManager, lot: LotEntity, registrationId: string, percent: number): Promise<bigint> {
    const deposit = await lockDeposit(tx, registrationId);
    if (!deposit) return 0n;
    const heldFen = deposit.amountFen - deposit.convertedFen;
    const amountFen = forfeitedPart(heldFen, percent);
    if (deposit.state !== 'HELD' || amountFen === 0n) return 0n;
    deposit.forfeitedFen = amountFen;
    if (amountFen === heldFen) await moveDeposit(tx, deposit, 'forfeit');
    else await tx.save(DepositEntity, deposit);
    await this.ledger.post(tx, {
      key: `forfeit:${deposit.id}`,
      memo: '没收交易保证金',
      lines: postings.depositForfeited(registrationId, amountFen),
    });
    await this.payOn(tx, lot, deposit);
    return amountFen;
  }

  private async payOn(tx: EntityManager, lot: LotEntity, deposit: DepositEntity): Promise<void> {
    const { transferorId } = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const transferor = await this.parties.get(transferorId, tx);
    await this.orders.order(tx, {
      key: `forfeit:${deposit.id}`,
      kind: 'FORFEIT',
      bank: 'DEPOSIT_BANK',
      subject: deposit.registrationId,
      lotId: lot.id,
      payeeId: transferorId,
      payeeName: transferor.name,
      payeeAccount: transferor.bankAccount,
      amountFen: deposit.forfeitedFen,
    });
  }
}
