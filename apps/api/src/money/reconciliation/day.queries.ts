import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  DAY_ACTS,
  DAY_STATES,
  type DayAct,
  type DayState,
  DIFFERENCE_KINDS,
  dayCloseLifecycle,
  needsExplanation,
  refuseClose,
  shanghaiDate,
} from '@helan/domain';
import {
  type DayActView,
  type DayView,
  type DifferenceView,
  hasPermission,
  sentenceOf,
} from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { bankName } from '../payment/index.js';
import { type DayOf, requireDay } from './day-acts.js';
import { DayCloseEntity } from './day-close.entity.js';
import { type Comparison, DayCompare, type Difference, differenceName } from './day-compare.js';
import { UNBOOKED, factsOf, unconfirmedReceipts } from './day-facts.js';

/** What of a day each may do whose step it is. */
const DOERS = {
  close: 'closeDay',
  takeBack: 'takeBackDay',
  confirm: 'confirmDay',
  askReopening: 'closeDay',
  reopen: 'confirmDay',
  keepClosed: 'takeBackDay',
} as const;

interface Named {
  readonly closed_name: string | null;
  readonly confirmed_name: string | null;
  readonly asked_name: string | null;
}

/** One day as it is looked at: book, bank and everything about which they disagree. */
@Injectable()
export class DayQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly compare: DayCompare,
  ) {}

  async day(actor: Actor, { bank, day }: DayOf): Promise<DayView> {
    requireDay(day);
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(DayCloseEntity, { bank, day });
    const comparison = await this.comparisonOf(row, { bank, day });
    const { closedBefore, bank: said } = comparison;
    const state = row?.state ?? 'OPEN';
    const isBankKnown = said.hasLines || said.typedFen !== null || isClosed(row);
    const names = await this.namesOf(row);
    return {
      ...{ bank, bankName: bankName(bank), day, state, stateName: DAY_STATES[state] },
      fromDay: row?.fromDay ?? day,
      bookFen: (isClosed(row) ? row.bookFen : comparison.bookFen).toString(),
      bankFen: isBankKnown ? (isClosed(row) ? row.bankFen : comparison.bankFen).toString() : null,
      isBankTyped: said.typedFen !== null,
      hasBankLines: said.hasLines,
      differences: await this.withHints(bank, comparison.differences),
      differenceCount: comparison.count,
      unconfirmed: await unconfirmedReceipts(manager, bank, { after: closedBefore, day }),
      transfersFen: await this.transfersFen(),
      ...standing(row, names, actor),
      refusal: state === 'OPEN' ? await this.refusalOf({ bank, day }, comparison) : null,
      actions: actionsOf(actor, state, row, comparison),
      acts: await this.actsOf(bank, day),
    };
  }

  /** What was there before the first close was never held against the bank line by line. */
  private async comparisonOf(row: DayCloseEntity | null, { bank, day }: DayOf): Promise<Comparison> {
    const comparison = await this.compare.of(this.dataSource.manager, bank, day);
    return isClosed(row) && row.closedBy === null ? { ...comparison, differences: [], count: 0 } : comparison;
  }

  /** What keeps it from being closed, in the words in which the step itself would say it. */
  private async refusalOf({ bank, day }: DayOf, comparison: Comparison): Promise<string | null> {
    const today = shanghaiDate((await this.clock.now()).getTime());
    const [row]: [{ day: string | null }] = await this.dataSource.query(
      `select to_char(max(day), 'YYYY-MM-DD') as day from day_close where bank = $1 and state <> 'OPEN'`,
      [bank],
    );
    const facts = { day, today, comparison, closedThrough: row.day };
    const refusal = refuseClose(await factsOf(this.dataSource, bank, facts));
    return refusal ? sentenceOf(refusal.code, refusal.values) : null;
  }

  private async transfersFen(): Promise<string> {
    const [row]: [{ fen: string }] = await this.dataSource.query(
      `select coalesce(sum(credit_fen - debit_fen), 0)::text as fen from ledger_account where account = 'TRANSFERS_DUE'`,
    );
    return row.fen;
  }

  private async namesOf(row: DayCloseEntity | null): Promise<Named | undefined> {
    if (!row) return undefined;
    const [names]: Named[] = await this.dataSource.query(
      `select (select display_name from account where id = $1) as closed_name,
         (select display_name from account where id = $2) as confirmed_name,
         (select display_name from account where id = $3) as asked_name`,
      [row.closedBy, row.confirmedBy, row.askedBy],
    );
    return names;
  }

  /** A line of the bank that is no entry yet may wait for the second person as a receipt, or as a payment. */
  private async withHints(bank: BankAccount, differences: readonly Difference[]): Promise<DifferenceView[]> {
    const rows: { flow_no: string; hint: string }[] = await this.dataSource.query(
      `select flow_no, '已登记到账，待复核' as hint from bank_receipt
       where bank = $1 and flow_no = any($2) and state in (${UNBOOKED})
       union all
       select flow_no, '已登记付款，待复核' from payment_order
       where bank = $1 and flow_no = any($2) and state = 'ENTERED'`,
      [bank, differences.map(({ key }) => key.slice(5))],
    );
    const hints = new Map(rows.map(({ flow_no, hint }) => [`flow:${flow_no}`, hint]));
    return differences.map((difference) => toDifferenceView(difference, hints.get(difference.key) ?? null));
  }

  private async actsOf(bank: BankAccount, day: string): Promise<DayActView[]> {
    const rows: { act: DayAct; note: string; byName: string | null; at: Date }[] =
      await this.dataSource.query(
        `select d.act, d.note, a.display_name as "byName", d.at from day_act d left join account a on a.id = d.by_account
       where d.bank = $1 and d.day = $2 order by d.id desc limit 200`,
        [bank, day],
      );
    return rows.map((row) => ({ ...row, actName: DAY_ACTS[row.act], at: row.at.toISOString() }));
  }
}

function isClosed(row: DayCloseEntity | null): row is DayCloseEntity {
  return row !== null && row.state !== 'OPEN';
}

function standing(row: DayCloseEntity | null, names: Named | undefined, actor: Actor) {
  return {
    closedByName: isClosed(row) ? (names?.closed_name ?? null) : null,
    closedAt: isClosed(row) ? row.closedAt.toISOString() : null,
    confirmedByName: isClosed(row) ? (names?.confirmed_name ?? null) : null,
    confirmedAt: isClosed(row) ? (row.confirmedAt?.toISOString() ?? null) : null,
    reopening:
      row?.reason != null
        ? { reason: row.reason, byName: names?.asked_name ?? '', isMine: row.askedBy === actor.accountId }
        : null,
  };
}

/** The buttons: whose step it is, and not his own who took the one before. */
function actionsOf(actor: Actor, state: DayState, row: DayCloseEntity | null, { differences }: Comparison) {
  const mine = [row?.closedBy, ...differences.map(({ note }) => note?.byAccount)].includes(actor.accountId);
  const isAsker = row?.askedBy === actor.accountId;
  return dayCloseLifecycle
    .transitionsFrom(state)
    .map(({ action }) => action)
    .filter((action) => hasPermission(actor.roles, DOERS[action]))
    .filter((action) => !(action === 'confirm' && mine))
    .filter((action) => !(action === 'reopen' && isAsker))
    .filter((action) => !(action === 'askReopening' && row?.closedBy === null))
    .filter((action) => action !== 'keepClosed' || isAsker || hasPermission(actor.roles, 'confirmDay'));
}

function toDifferenceView(row: Difference, hint: string | null): DifferenceView {
  return {
    key: row.key,
    ...{ kind: row.kind, kindName: DIFFERENCE_KINDS[row.kind], name: differenceName(row.key) },
    bookFen: row.bookFen.toString(),
    bankFen: row.bankFen.toString(),
    gapFen: row.gapFen.toString(),
    ...{ memo: row.memo, bookDay: row.bookDay, bankDay: row.bankDay, hint },
    settledOn: row.kind === 'IN_TRANSIT' ? row.lastDay : null,
    needsExplanation: needsExplanation(row.kind),
    isExplained: row.isExplained,
    note: row.note && {
      reason: row.note.reason,
      byName: row.note.byName,
      at: row.note.at.toISOString(),
    },
  };
}
