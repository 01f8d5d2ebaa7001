import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractBook, ContractEntity } from '../contract/index.js';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { lockRow } from '../kernel/db/index.js';
import { type PaymentOrderEntity, PaymentOrders } from '../ledger/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../listing/index.js';
import { PartyService } from '../party/index.js';
import { PaymentRowEntity } from './payment-row.entity.js';
import { SettlementSheet } from './settlement-sheet.js';

/** The price goes out to the transferor; when all that is due has gone, the lot is settled. */
@Injectable()
export class PayoutService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly book: ContractBook,
    private readonly orders: PaymentOrders,
    private readonly moves: ListingMoves,
    private readonly sheet: SettlementSheet,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('PAYOUT', (tx, order, actor) => this.paidOut(tx, order, actor));
  }

  /** To the registered account of the right's holder and to nobody else: the income is his. */
  async order(tx: EntityManager, contract: ContractEntity, row: PaymentRowEntity): Promise<void> {
    const facts = this.book.open(contract);
    const transferor = await this.parties.get(facts.transferorId, tx);
    await this.orders.order(tx, {
      key: `payout:${contract.id}:${row.seq}`,
      kind: 'PAYOUT',
      bank: 'PRICE_BANK',
      subject: facts.lotNo,
      lotId: contract.lotId,
      payeeName: transferor.name,
      payeeAccount: transferor.bankAccount,
      amountFen: row.amountFen,
    });
  }

  private async paidOut(tx: EntityManager, order: PaymentOrderEntity, actor: Actor): Promise<void> {
    const [, contractId, seq] = order.key.split(':') as [string, string, string];
    const lot = await lockLot(tx, order.lotId!);
    const row = await lockRow(tx, PaymentRowEntity, { contractId, seq: Number(seq) });
    row.paidOutFen = row.amountFen;
    await tx.save(PaymentRowEntity, row);
    if (lot.state === 'SETTLING' && (await this.isSettled(tx, contractId)))
      await this.settle(tx, lot, contractId, actor);
  }

  /** Everything due until today, the first row in any case, is received and paid out. */
  private async isSettled(tx: EntityManager, contractId: string): Promise<boolean> {
    const today = shanghaiDate((await this.clock.now(tx)).getTime());
    const rows = await tx.find(PaymentRowEntity, { where: { contractId }, order: { seq: 'ASC' } });
    const due = rows.filter((row) => row.seq === 1 || row.dueOn <= today);
    return due.every((row) => row.paidOutFen === row.amountFen);
  }

  private async settle(tx: EntityManager, lot: LotEntity, contractId: string, actor: Actor): Promise<void> {
    const contract = await lockRow(tx, ContractEntity, { id: contractId });
    await this.sheet.keep(tx, lot, contract);
    await this.moves.moveLot(tx, lot, 'settle', { role: 'FINANCE_CHECK', actor });
  }
}
