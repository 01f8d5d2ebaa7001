import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  BONDS,
  OPEN_ROWS,
  type PaymentRowKind,
  type PlainDate,
  type PlannedPayment,
  type PriceTerms,
  bondFen,
  firstDueDate,
  isRefusal,
  parseQuantity,
  planPayments,
  shanghaiDate,
  valueIn,
} from '@helan/domain';
import { priceTermsOf } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { PaymentRowEntity, settleDays } from '../contract/index.js';

/** Payments in which the price itself is paid; a late fee comes on top of it, a bond stays with the center. */
export const PRICE_KINDS: readonly PaymentRowKind[] = ['PRICE', 'CORRECTION'];

/** The rows of a contract's plan: laid down when both have signed, added to where something comes on top. */
@Injectable()
export class PlanBook {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
  ) {}

  async today(tx: EntityManager): Promise<PlainDate> {
    return shanghaiDate((await this.clock.now(tx)).getTime());
  }

  async layDown(tx: EntityManager, lot: LotEntity, contractId: string): Promise<PaymentRowEntity[]> {
    const terms = await this.termsOf(tx, lot, contractId);
    const planned = await this.planned(tx, lot, terms);
    const today = await this.today(tx);
    const rows = planned.map((row) => newRow(tx, contractId, { ...row, kind: 'PRICE' }, today));
    const bond = bondRow(lot, planned);
    if (bond) rows.push(newRow(tx, contractId, bond, today));
    if (rows.length > 0) await tx.insert(PaymentRowEntity, rows);
    return rows;
  }

  /** The plan as it would be laid down today for these terms. */
  async planned(tx: EntityManager, lot: LotEntity, terms: PriceTerms): Promise<PlannedPayment[]> {
    const calendar = await this.calendars.load(tx);
    const { dueOn } = await this.nextDay(tx, lot);
    const payment = { mode: lot.terms.payment, ...lot.terms.paymentTerms };
    const rows = planPayments(terms, payment, dueOn, calendar.confirmedThrough);
    // A day that is none moves to the next one as soon as its year is known. Source: 民法典 第二百零三条.
    return rows.map((row) => {
      const day = row.dueOn !== null && calendar.covers(row.dueOn) && calendar.workingDayFrom(row.dueOn);
      return day && !isRefusal(day) ? { ...row, dueOn: day } : row;
    });
  }

  /** Something that is to be paid beside the plan, within the days of the notice from now on. */
  async add(
    tx: EntityManager,
    lot: LotEntity,
    contractId: string,
    extra: Pick<PaymentRowEntity, 'kind' | 'amountFen' | 'covers'>,
  ): Promise<PaymentRowEntity> {
    const [{ seq }]: [{ seq: number }] = await tx.query(
      'select coalesce(max(seq), 0) + 1 as seq from payment_row where contract_id = $1',
      [contractId],
    );
    const due = await this.nextDay(tx, lot);
    const row = newRow(tx, contractId, { ...extra, ...due, seq, event: null }, await this.today(tx));
    await tx.insert(PaymentRowEntity, row);
    return row;
  }

  /** By when is to be paid what is asked for now. */
  async nextDay(
    tx: EntityManager,
    lot: LotEntity,
  ): Promise<Pick<PlannedPayment, 'isProvisional'> & { dueOn: PlainDate }> {
    const calendar = await this.calendars.load(tx);
    const now = (await this.clock.now(tx)).getTime();
    const dueOn = firstDueDate(calendar, now, valueIn(lot.terms.parameters, 'price.dueWorkingDays'));
    return { dueOn, isProvisional: dueOn > calendar.confirmedThrough };
  }

  /** What a contract's price is counted by now: as bid, for the quantity that was weighed or measured last. */
  async termsOf(tx: EntityManager, lot: LotEntity, contractId: string): Promise<PriceTerms> {
    const { unitPriceFen } = await tx.findOneByOrFail(DealEntity, { lotId: lot.id });
    const terms = priceTermsOf(lot.terms.price, unitPriceFen);
    const rows: { quantity: string }[] = await tx.query(
      `select content->>'quantity' as quantity from payment_change
       where contract_id = $1 and kind = 'QUANTITY' and agrees order by answered_at desc limit 1`,
      [contractId],
    );
    const corrected = rows[0] && parseQuantity(rows[0].quantity);
    return corrected ? { ...terms, quantity: corrected } : terms;
  }

  /** All rows of a contract under their locks, in the order in which they are paid: what waits for an event comes last. */
  lockRows(tx: EntityManager, contractId: string): Promise<PaymentRowEntity[]> {
    return tx.find(PaymentRowEntity, {
      where: { contractId },
      order: { dueOn: { direction: 'ASC', nulls: 'LAST' }, seq: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }
}

/** How a late fee names the payment that came late. */
export function lateOf(seq: number): string {
  return `第 ${seq} 期逾期`;
}

/** Whether the transferee still has something to pay for a row. */
export function isOpen({ state }: Pick<PaymentRowEntity, 'state'>): boolean {
  return OPEN_ROWS.includes(state);
}

/** What the notice asks for beside the price: with its first payment. */
function bondRow(
  { terms }: LotEntity,
  planned: readonly PlannedPayment[],
): (PlannedPayment & { kind: 'BOND' }) | undefined {
  const [first] = planned;
  const bond = terms.paymentTerms?.bond;
  if (!first || !bond) return undefined;
  const seq = planned.length + 1;
  return { ...first, seq, kind: 'BOND', amountFen: bondFen(bond), covers: BONDS[bond.kind] };
}

function newRow(
  tx: EntityManager,
  contractId: string,
  row: Pick<PaymentRowEntity, 'seq' | 'kind' | 'dueOn' | 'event' | 'isProvisional' | 'covers' | 'amountFen'>,
  today: PlainDate,
): PaymentRowEntity {
  const made = tx.create(PaymentRowEntity, {
    ...row,
    contractId,
    id: randomUUID(),
    state: 'PLANNED',
    eventOn: null,
    eventNote: null,
    paidFen: 0n,
    paidOutFen: 0n,
    paidOn: null,
    dunned: 0,
    nextDueAt: null,
  });
  settleDays(made, today);
  return made;
}
