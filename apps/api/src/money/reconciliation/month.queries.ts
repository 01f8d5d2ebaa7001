import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  DAY_STATES,
  type DayState,
  addMonths,
  isRefusal,
  readPeriod,
  shanghaiDate,
} from '@helan/domain';
import type { DayRowView, MonthOfDaysView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { bankName } from '../payment/index.js';
import { BANK_FEN, BANK_LINES } from './bank-side.js';
import { FIRST_MOVED } from './day-facts.js';

interface Row {
  readonly day: string;
  readonly state: DayState;
  readonly book_in: string;
  readonly book_out: string;
  readonly bank_in: string;
  readonly bank_out: string;
  readonly book_fen: string | null;
  readonly bank_fen: string | null;
}

/** Days of a month on which book or bank moved, or that are closed; the latest first. Parts of one entry count net. */
const DAYS_OF_MONTH = `
  with book as (
    select day, sum(greatest(fen, 0)) as came, sum(greatest(-fen, 0)) as went from (
      select e.day, sum(l.debit_fen - l.credit_fen) as fen
      from ledger_entry e join ledger_line l on l.entry_id = e.id and l.account = $1
      where e.day between $2 and $3 group by e.id, e.day) entries
    group by day
  ), bank as (
    select b.day, sum(greatest(${BANK_FEN}, 0)) as came, sum(greatest(-(${BANK_FEN}), 0)) as went
    from ${BANK_LINES} where b.bank = $1 and b.day between $2 and $3 group by b.day
  ), closed as (
    select day, state, book_fen, bank_fen from day_close where bank = $1 and day between $2 and $3
  ), days as (select day from book union select day from bank union select day from closed)
  select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(c.state, 'OPEN') as state,
    coalesce(k.came, 0)::text as book_in, coalesce(k.went, 0)::text as book_out,
    coalesce(b.came, 0)::text as bank_in, coalesce(b.went, 0)::text as bank_out,
    c.book_fen::text as book_fen, c.bank_fen::text as bank_fen
  from days d left join book k on k.day = d.day left join bank b on b.day = d.day left join closed c on c.day = d.day
  order by d.day desc`;

/** Days of a month, and which of them is to be closed next. */
@Injectable()
export class MonthQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
  ) {}

  async month(bank: BankAccount, asked: string | undefined): Promise<MonthOfDaysView> {
    const today = shanghaiDate((await this.clock.now()).getTime());
    const next = await this.nextDay(bank, today);
    const month = asked ?? (next.day ?? today).slice(0, 7);
    const period = readPeriod(month, today);
    if (!isRefusal(period) && month.length !== 7) throw refused('statement.bad-period');
    const { from, to } = unwrap(period);
    const rows: Row[] = await this.dataSource.query(DAYS_OF_MONTH, [bank, from, to]);
    return {
      ...{ bank, bankName: bankName(bank), month },
      previousMonth: addMonths(from, -1).slice(0, 7),
      nextMonth: to < today ? addMonths(from, 1).slice(0, 7) : null,
      rows: rows.map(toRow),
      nextDay: next.day,
      closedThrough: next.closed,
    };
  }

  private async nextDay(
    bank: BankAccount,
    today: string,
  ): Promise<{ day: string | null; closed: string | null }> {
    const [row]: [{ closed: string | null }] = await this.dataSource.query(
      `select to_char(max(day), 'YYYY-MM-DD') as closed from day_close where bank = $1 and state <> 'OPEN'`,
      [bank],
    );
    const [first]: [{ day: string | null }] = await this.dataSource.query(
      `select to_char(${FIRST_MOVED}, 'YYYY-MM-DD') as day`,
      [bank, row.closed],
    );
    return { closed: row.closed, day: first.day !== null && first.day < today ? first.day : null };
  }
}

function toRow(row: Row): DayRowView {
  const isClosed = row.state !== 'OPEN';
  return {
    ...{ day: row.day, state: row.state, stateName: DAY_STATES[row.state] },
    ...{ bookInFen: row.book_in, bookOutFen: row.book_out, bankInFen: row.bank_in, bankOutFen: row.bank_out },
    bookFen: isClosed ? row.book_fen : null,
    bankFen: isClosed ? row.bank_fen : null,
  };
}
