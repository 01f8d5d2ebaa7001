import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isToSettle, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ContractBook, ContractEntity, PaymentRowEntity, moveRow } from '../contract/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { type PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import {
  ListingMoves,
  type LotEntity,
  type Mover,
  THE_PLATFORM,
  lockLot,
} from '../../listing/listing/index.js';
import { Payees } from './payees.js';
import { isOpen } from './plan-book.js';
import { PriceSignals } from './price-signals.js';
import { SettlementSheet } from './settlement-sheet.js';

/** The bank's own word that everything has gone out. */
const BY_THE_BANK: Mover = { ...THE_PLATFORM, reason: '银行回单全部付成' };

/** The price goes out to whose right it was; when all that is due has gone, the lot is settled. */
@Injectable()
export class PayoutService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly payees: Payees,
    private readonly signals: PriceSignals,
    private readonly book: ContractBook,
    private readonly orders: PaymentOrders,
    private readonly moves: ListingMoves,
    private readonly sheet: SettlementSheet,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('PAYOUT', (tx, orders, actor) => this.paidOut(tx, orders, actor));
    this.orders.whenCameBack('PAYOUT', async (tx, order) => {
      await lockLot(tx, order.lotId!);
      await this.count(tx, order, -order.amountFen);
    });
  }

  /** To the registered account of the right's holder and to nobody else: the income is his. */
  async order(tx: EntityManager, contract: ContractEntity, row: PaymentRowEntity): Promise<void> {
    const { lotNo } = this.book.open(contract);
    const common = { kind: 'PAYOUT', bank: 'PRICE_BANK', subject: lotNo, lotId: contract.lotId } as const;
    await this.orders.orderAll(
      tx,
      (await this.payees.of(tx, contract, row.amountFen)).flatMap((payee, index) =>
        payee.amountFen === 0n
          ? []
          : [{ ...common, ...payee, key: `payout:${contract.id}:${row.seq}:${index}` }],
      ),
    );
  }

  /** Nothing is to be paid where a right is given for nothing; the sheet says so. Source: rules §3.1. */
  async settleFree(tx: EntityManager, lot: LotEntity, contract: ContractEntity): Promise<void> {
    await this.sheet.keep(tx, lot, contract);
    await this.moves.moveLot(tx, lot, 'settle', { ...THE_PLATFORM, reason: '无偿流转，没有价款' });
  }

  /** Lot by lot, in the order of their ids. */
  private async paidOut(
    tx: EntityManager,
    orders: readonly PaymentOrderEntity[],
    actor: Actor | null,
  ): Promise<void> {
    for (const ofLot of grouped(orders, ({ lotId }) => lotId!)) {
      const lot = await lockLot(tx, ofLot[0]!.lotId!);
      for (const ofRow of grouped(ofLot, (order) => JSON.stringify(rowOf(order))))
        await this.count(
          tx,
          ofRow[0]!,
          ofRow.reduce((sum, { amountFen }) => sum + amountFen, 0n),
        );
      const { contractId } = rowOf(ofLot[0]!);
      const contract = await tx.findOneByOrFail(ContractEntity, { id: contractId });
      await this.signals.compareAccounts(tx, contract, ofLot);
      const by = actor ? ({ role: 'FINANCE_CHECK', actor } as const) : BY_THE_BANK;
      await this.settleWhenDone(tx, lot, contractId, by);
    }
  }

  /** Everything that is to be settled now is, by money or by the transferor's word. The lot is locked. */
  async settleWhenDone(tx: EntityManager, lot: LotEntity, contractId: string, by: Mover): Promise<void> {
    if (lot.state !== 'SETTLING' || !(await this.isSettled(tx, contractId))) return;
    const contract = await lockRow(tx, ContractEntity, { id: contractId });
    await this.sheet.keep(tx, lot, contract);
    await this.moves.moveLot(tx, lot, 'settle', by);
  }

  /** So much more of a row has gone out, or come back. The lot is locked. */
  private async count(tx: EntityManager, order: PaymentOrderEntity, amountFen: bigint): Promise<void> {
    const row = await lockRow(tx, PaymentRowEntity, rowOf(order));
    row.paidOutFen += amountFen;
    // Of a contract that has ended meanwhile nothing moves any more.
    if (row.state === 'PAID' && row.paidOutFen === row.amountFen) moveRow(row, 'payOut');
    else if (row.state === 'PAID_OUT') moveRow(row, 'comeBack');
    await tx.save(PaymentRowEntity, row);
  }

  /** Nothing that is to be settled now waits to come in or to go out. */
  private async isSettled(tx: EntityManager, contractId: string): Promise<boolean> {
    const today = shanghaiDate((await this.clock.now(tx)).getTime());
    const rows = await tx.find(PaymentRowEntity, { where: { contractId }, order: { seq: 'ASC' } });
    const due = rows.filter((row) => row.kind === 'BOND' || isToSettle(row, today));
    return due.every((row) => !isOpen(row) && row.state !== 'PAID');
  }
}

/** The row of the plan that an order pays out. */
function rowOf({ key }: PaymentOrderEntity): { contractId: string; seq: number } {
  const [, contractId, seq] = rootOf(key).split(':') as [string, string, string, string];
  return { contractId, seq: Number(seq) };
}

/** Those of one key together, the keys in order. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}
