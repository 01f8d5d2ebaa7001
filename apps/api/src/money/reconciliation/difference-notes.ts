import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatYuan, isRefusal, parseYuan } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ClosedDays } from './closed-days.js';
import { type DayOf, requireDay, writeAct } from './day-acts.js';
import { DayCompare, differenceName } from './day-compare.js';

/** 差异说明: why book and bank disagree, in writing; and what the bank's paper says that the account held. */
@Injectable()
export class DifferenceNotes {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly days: ClosedDays,
    private readonly compare: DayCompare,
  ) {}

  /** It holds as long as the difference is what it is now, and takes the place of what was said before. */
  async explain(actor: Actor, of: DayOf, { key, reason }: { readonly key: string; readonly reason: string }) {
    await this.change(of, async (tx, at) => {
      const { differences } = await this.compare.of(tx, of.bank, of.day);
      const found = differences.find((difference) => difference.key === key);
      if (!found) throw refused('close.no-difference');
      await endNote(tx, of, { key, by: actor.accountId, at });
      await tx.query(
        `insert into difference_note (id, bank, key, day, gap_fen, reason, by_account, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [randomUUID(), of.bank, key, of.day, found.gapFen.toString(), reason, actor.accountId, at],
      );
      const note = `${differenceName(key)}：${reason}`;
      await writeAct(tx, of, { act: 'EXPLAIN', note, by: actor.accountId, at });
    });
  }

  async takeBack(actor: Actor, of: DayOf, key: string): Promise<void> {
    await this.change(of, async (tx, at) => {
      const isEnded = await endNote(tx, of, { key, by: actor.accountId, at });
      if (!isEnded) throw refused('close.not-explained');
      const note = differenceName(key);
      await writeAct(tx, of, { act: 'TAKE_BACK_NOTE', note, by: actor.accountId, at });
    });
  }

  /** Typed again, the later word counts. */
  async enterBalance(actor: Actor, of: DayOf, balanceYuan: string): Promise<void> {
    const fen = parseYuan(balanceYuan);
    if (isRefusal(fen)) return requireNone({ ...fen, field: 'balanceYuan' });
    await this.change(of, async (tx, at) => {
      await tx.query(
        `insert into bank_balance (bank, day, fen, entered_by, entered_at) values ($1, $2, $3, $4, $5)
         on conflict (bank, day) do update set fen = excluded.fen, entered_by = excluded.entered_by,
           entered_at = excluded.entered_at`,
        [of.bank, of.day, fen.toString(), actor.accountId, at],
      );
      const note = `${formatYuan(fen)} 元`;
      await writeAct(tx, of, { act: 'BALANCE', note, by: actor.accountId, at });
    });
  }

  /** Of a day that is not closed: what was said about one that is stands until it is open again. */
  private async change(of: DayOf, work: (tx: EntityManager, at: Date) => Promise<void>): Promise<void> {
    requireDay(of.day);
    await this.transactions.run(async (tx) => {
      await this.days.hold(tx, of.bank);
      await this.days.requireOpen(tx, [of]);
      await work(tx, await this.clock.now(tx));
    });
  }
}

async function endNote(
  tx: EntityManager,
  { bank }: DayOf,
  { key, by, at }: { readonly key: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const ended: unknown[] = await tx.query(
    `with ended as (
       update difference_note set taken_back_by = $3, taken_back_at = $4
       where bank = $1 and key = $2 and taken_back_at is null returning id)
     select id from ended`,
    [bank, key, by, at],
  );
  return ended.length > 0;
}
