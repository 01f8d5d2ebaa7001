import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  type DayAction,
  dayCloseLifecycle,
  refuseClose,
  shanghaiDate,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { ClosedDays } from './closed-days.js';
import { type DayOf, requireDay, writeAct } from './day-acts.js';
import { DayCloseEntity } from './day-close.entity.js';
import { type Comparison, DayCompare, unexplainedOf } from './day-compare.js';
import { factsOf, unconfirmedReceipts } from './day-facts.js';
import { keepDifferences, reopenDifferences } from './day-differences.js';

/** 日终结账: one closes a day, another confirms it; before that it is taken back, after it two open it again. */
@Injectable()
export class DayClose {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly days: ClosedDays,
    private readonly compare: DayCompare,
  ) {}

  async close(actor: Actor, { bank, day }: DayOf): Promise<void> {
    requireDay(day);
    await this.transactions.run(async (tx) => {
      const at = await this.begin(tx, bank);
      const comparison = await this.compare.of(tx, bank, day);
      const closedThrough = await this.days.closedThrough(tx, bank);
      const today = shanghaiDate(at.getTime());
      requireNone(refuseClose(await factsOf(tx, bank, { day, today, comparison, closedThrough })));
      const row = await tx.findOneBy(DayCloseEntity, { bank, day });
      await tx.save(DayCloseEntity, {
        ...{ bank, day, state: unwrap(dayCloseLifecycle.next(row?.state ?? 'OPEN', 'close')) },
        fromDay: await dayAfter(tx, comparison.closedBefore, day),
        ...{ bookFen: comparison.bookFen, bankFen: comparison.bankFen },
        ...{ closedBy: actor.accountId, closedAt: at, confirmedBy: null, confirmedAt: null },
        ...{ askedBy: null, askedAt: null, reason: null },
      });
      await keepDifferences(tx, { bank, day }, comparison);
      await writeAct(tx, { bank, day }, { act: 'CLOSE', by: actor.accountId, at });
    });
  }

  /** What was closed is what is so now, and nobody confirms what he has closed or explained himself. */
  async confirm(actor: Actor, of: DayOf): Promise<void> {
    await this.change(of, 'confirm', async (tx, row, at) => {
      const comparison = await this.compare.of(tx, of.bank, of.day);
      requireOtherPerson(actor, [row.closedBy, ...explainersOf(comparison)]);
      await requireSame(tx, row, comparison);
      Object.assign(row, { confirmedBy: actor.accountId, confirmedAt: at });
      await writeAct(tx, of, { act: 'CONFIRM', by: actor.accountId, at });
    });
  }

  /** It was closed too early: whoever closed it or the second person opens it again. */
  async takeBack(actor: Actor, of: DayOf, reason: string): Promise<void> {
    await this.change(of, 'takeBack', async (tx, _, at) => {
      await requireLast(tx, of);
      await reopenDifferences(tx, of);
      await writeAct(tx, of, { act: 'TAKE_BACK', by: actor.accountId, at, note: reason });
    });
  }

  async askReopening(actor: Actor, of: DayOf, reason: string): Promise<void> {
    await this.change(of, 'askReopening', async (tx, row, at) => {
      // Who closed what was there before the platform was, nobody knows, and nobody could close it again.
      if (row.closedBy === null) throw refused('close.before-start', { day: of.day });
      Object.assign(row, { askedBy: actor.accountId, askedAt: at, reason });
      await writeAct(tx, of, { act: 'ASK_REOPENING', by: actor.accountId, at, note: reason });
    });
  }

  /** With it all days behind it are open again: they are closed in order. */
  async answerReopening(
    actor: Actor,
    of: DayOf,
    { agrees, reason }: { readonly agrees: boolean; readonly reason: string },
  ): Promise<void> {
    await this.change(of, agrees ? 'reopen' : 'keepClosed', async (tx, row, at) => {
      requireOtherPerson(actor, [row.askedBy]);
      Object.assign(row, { askedBy: null, askedAt: null, reason: null });
      const by = actor.accountId;
      await writeAct(tx, of, { act: agrees ? 'REOPEN' : 'KEEP_CLOSED', by, at, note: reason });
      if (!agrees) return;
      await reopenDifferences(tx, of);
      for (const day of await openBehind(tx, of))
        await writeAct(tx, { bank: of.bank, day }, { act: 'REOPEN', by, at, note: `随 ${of.day} 一起重开` });
    });
  }

  /** Whoever asked for it has thought better of it. */
  async withdrawReopening(actor: Actor, of: DayOf): Promise<void> {
    await this.change(of, 'keepClosed', async (tx, row, at) => {
      if (row.askedBy !== actor.accountId) throw refused('resource.not-found');
      Object.assign(row, { askedBy: null, askedAt: null, reason: null });
      await writeAct(tx, of, { act: 'KEEP_CLOSED', by: actor.accountId, at, note: '撤回重开申请' });
    });
  }

  private async change(
    { bank, day }: DayOf,
    action: DayAction,
    work: (tx: EntityManager, row: DayCloseEntity, at: Date) => Promise<void>,
  ): Promise<void> {
    requireDay(day);
    await this.transactions.run(async (tx) => {
      const at = await this.begin(tx, bank);
      const row = await tx.findOneBy(DayCloseEntity, { bank, day });
      if (!row) throw refused('resource.not-found');
      row.state = unwrap(dayCloseLifecycle.next(row.state, action));
      await work(tx, row, at);
      await tx.save(DayCloseEntity, row);
    });
  }

  /** Nobody books on the account, and nobody else closes a day of it, until this is over. */
  private async begin(tx: EntityManager, bank: BankAccount): Promise<Date> {
    await this.days.hold(tx, bank);
    return this.clock.now(tx);
  }
}

function explainersOf({ differences }: Comparison): string[] {
  return differences.flatMap(({ note }) => note?.byAccount ?? []);
}

/** The bank has sent something since, somebody has entered something, or an explanation was taken back. */
async function requireSame(tx: EntityManager, row: DayCloseEntity, comparison: Comparison): Promise<void> {
  const { bank, day } = row;
  const waiting = await unconfirmedReceipts(tx, bank, { after: comparison.closedBefore, day });
  const isSame = row.bookFen === comparison.bookFen && row.bankFen === comparison.bankFen;
  if (!isSame || waiting.length > 0 || unexplainedOf(comparison).length > 0)
    throw refused('close.changed', { day });
}

/** Days are opened as they are closed, in order: nothing is open before something that is closed. */
async function requireLast(tx: EntityManager, { bank, day }: DayOf): Promise<void> {
  const [later]: { day: string }[] = await tx.query(
    `select to_char(max(day), 'YYYY-MM-DD') as day from day_close
     where bank = $1 and day > $2 and state <> 'OPEN' having count(*) > 0`,
    [bank, day],
  );
  if (later) throw refused('close.later-closed', { day: later.day });
}

async function openBehind(tx: EntityManager, { bank, day }: DayOf): Promise<string[]> {
  const rows: { day: string }[] = await tx.query(
    `with opened as (
       update day_close set state = 'OPEN', asked_by = null, asked_at = null, reason = null
       where bank = $1 and day > $2 and state <> 'OPEN' returning day)
     select to_char(day, 'YYYY-MM-DD') as day from opened order by 1`,
    [bank, day],
  );
  return rows.map((row) => row.day);
}

async function dayAfter(tx: EntityManager, closed: string | null, day: string): Promise<string> {
  const [row]: [{ day: string }] = await tx.query(
    `select to_char(coalesce($1::date + 1, $2::date), 'YYYY-MM-DD') as day`,
    [closed, day],
  );
  return row.day;
}
