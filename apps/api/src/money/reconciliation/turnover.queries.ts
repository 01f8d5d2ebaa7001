import { Injectable } from '@nestjs/common';
import {
  type Account,
  type BankAccount,
  type Period,
  type PurposeRow,
  type TrialRow,
  byPurpose,
  readPeriod,
  shanghaiDate,
  trialBalance,
} from '@helan/domain';
import type { StatementView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { bankName } from '../payment/index.js';

export interface Statement {
  readonly period: Period;
  readonly balances: readonly TrialRow[];
  readonly purposes: readonly PurposeRow[];
  readonly openDays: number;
}

/**
 * What each entry moved on each account from a day on, lines of one entry set off against each other. A red entry counts
 * with a minus on the side of what it takes back.
 */
const NETS = `
  select e.id, e.day, c.side, l.account, sum(l.debit_fen - l.credit_fen) as fen, r.entry_id is not null as is_red
  from ledger_entry e join ledger_line l on l.entry_id = e.id join ledger_chart c on c.account = l.account
    left join ledger_reversal r on r.entry_id = e.id
  where e.day >= $1 group by e.id, c.side, l.account, r.entry_id having sum(l.debit_fen - l.credit_fen) <> 0`;
const ON_DEBIT = '(n.fen > 0) <> n.is_red';

/** What was before is what is now without what has moved since: nothing older than the period is read. */
const TURNOVERS = `
  with nets as (${NETS}), since as (
    select n.account, sum(n.fen) as fen,
      sum(n.fen) filter (where ${ON_DEBIT} and n.day <= $2) as debit,
      sum(-n.fen) filter (where not (${ON_DEBIT}) and n.day <= $2) as credit
    from nets n group by n.account
  ), now as (
    select account, sum(debit_fen - credit_fen) as fen from ledger_account group by account
  )
  select now.account, (now.fen - coalesce(s.fen, 0))::text as before, coalesce(s.debit, 0)::text as debit,
    coalesce(s.credit, 0)::text as credit
  from now left join since s on s.account = now.account`;

const BANK_TURNOVERS = `
  with nets as (${NETS})
  select b.account as bank, n.account as against,
    coalesce(sum(-n.fen) filter (where not (${ON_DEBIT})), 0)::text as came,
    coalesce(sum(n.fen) filter (where ${ON_DEBIT}), 0)::text as went
  from nets n join nets b on b.id = n.id and b.side = n.side and b.account in ('DEPOSIT_BANK', 'PRICE_BANK')
  where n.account <> b.account and n.day <= $2 group by b.account, n.account`;

/** 余额表 and 收支汇总 of a month or a year. */
@Injectable()
export class TurnoverQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
  ) {}

  async statement(asked: string): Promise<Statement> {
    const today = shanghaiDate((await this.clock.now()).getTime());
    const period = unwrap(readPeriod(asked, today));
    return {
      period,
      balances: await this.balances(period),
      purposes: await this.purposes(period),
      openDays: await this.openDays(period),
    };
  }

  private async balances({ from, to }: Period): Promise<TrialRow[]> {
    const rows: { account: Account; before: string; debit: string; credit: string }[] =
      await this.dataSource.query(TURNOVERS, [from, to]);
    return trialBalance(
      rows.map(({ account, before, debit, credit }) => ({
        account,
        debitBeforeFen: BigInt(before),
        creditBeforeFen: 0n,
        debitFen: BigInt(debit),
        creditFen: BigInt(credit),
      })),
    );
  }

  private async purposes({ from, to }: Period): Promise<PurposeRow[]> {
    const rows: { bank: BankAccount; against: Account; came: string; went: string }[] =
      await this.dataSource.query(BANK_TURNOVERS, [from, to]);
    return byPurpose(
      rows.map(({ came, went, ...row }) => ({ ...row, inFen: BigInt(came), outFen: BigInt(went) })),
    );
  }

  /** Days on which a bank account moved, and that two people have not closed. */
  private async openDays({ from, to }: Period): Promise<number> {
    const [row]: [{ days: number }] = await this.dataSource.query(
      `select count(*)::int as days from (
         select distinct l.account, e.day from ledger_entry e join ledger_line l on l.entry_id = e.id
         where e.day between $1 and $2 and l.account in ('DEPOSIT_BANK', 'PRICE_BANK')) moved
       where not exists (select from day_close c where c.bank = moved.account and c.state in ('CONFIRMED', 'REOPENING')
         and moved.day between c.from_day and c.day)`,
      [from, to],
    );
    return row.days;
  }
}

export function toStatementView({ period, balances, purposes, openDays }: Statement): StatementView {
  return {
    ...{ name: period.name, from: period.from, to: period.to, openDays },
    balances: balances.map((row) => ({
      ...{ name: row.name, side: row.side },
      openingFen: row.openingFen.toString(),
      debitFen: row.debitFen.toString(),
      creditFen: row.creditFen.toString(),
      closingFen: row.closingFen.toString(),
    })),
    purposes: purposes.map((row) => ({
      ...{ bankName: bankName(row.bank), purpose: row.purpose },
      inFen: row.inFen.toString(),
      outFen: row.outFen.toString(),
    })),
  };
}
