import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, shanghaiDate, shanghaiInstant } from '@helan/domain';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { type Bind, type WorkRows, WorkSources, isAnother } from '../../kernel/desk/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { inWords } from '../payment/index.js';
import { FIRST_MOVED } from './day-facts.js';

const DESK = '/console/days';
const BANKS = { DEPOSIT_BANK: '保证金专户', PRICE_BANK: '价款专户' } as const;
const DAY = (row: string) => `to_char(${row}.day, 'YYYY-MM-DD')`;
const TITLE = (row: string) => `${inWords(`${row}.bank`, BANKS)} || ' ' || ${DAY(row)}`;
const PATH = (row: string) => `'${DESK}/' || ${row}.bank || '/' || ${DAY(row)}`;
const ID = (row: string) => `${row}.bank || ':' || ${DAY(row)}`;

/** What of closing the days waits for the two desks of finance: each account's next day, and what was carried on. */
@Injectable()
export class DayWork implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly sources: WorkSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      ...{ kind: 'DAY_CLOSE', name: '日终结账', desk: DESK, permission: 'closeDay' },
      rows: (_, bind) => this.toClose(bind),
    });
    this.sources.add({
      ...{ kind: 'DAY_CONFIRM', name: '复核结账', desk: DESK, permission: 'confirmDay', isKnown: true },
      rows: (actor, bind) => ({
        ...rowsOf('from day_close d', 'd'),
        where: `d.state = 'CLOSED' and ${isAnother(actor, ['d.closed_by'], bind)}`,
        since: 'd.closed_at',
      }),
    });
    this.sources.add({
      ...{ kind: 'DAY_REOPEN', name: '答复重开申请', desk: DESK, permission: 'confirmDay', isKnown: true },
      rows: (actor, bind) => ({
        ...rowsOf('from day_close d', 'd'),
        where: `d.state = 'REOPENING' and ${isAnother(actor, ['d.asked_by'], bind)}`,
        since: 'd.asked_at',
      }),
    });
    this.sources.add({
      ...{ kind: 'DAY_DIFFERENCE', name: '销掉差异', desk: DESK, permission: 'closeDay' },
      rows: (_, bind) => this.differences(bind),
    });
  }

  /** Of each account the next day on which anything moved, once it is over; to be closed within a working day. */
  private async toClose(bind: Bind): Promise<WorkRows> {
    const today = shanghaiDate((await this.clock.now()).getTime());
    const waiting: { bank: string; day: string; since: Date; due: Date }[] = [];
    for (const bank of Object.keys(BANKS)) {
      const day = await this.nextDay(bank);
      if (day === null || day >= today) continue;
      const since = new Date(shanghaiInstant(addDays(day, 1), '00:00'));
      waiting.push({ bank, day, since, due: await this.dueAfter(day) });
    }
    const list = `from unnest(${bind(waiting.map(({ bank }) => bank))}::text[], ${bind(waiting.map(({ day }) => day))}::date[],
      ${bind(waiting.map(({ since }) => since))}::timestamptz[], ${bind(waiting.map(({ due }) => due))}::timestamptz[])
      as d (bank, day, since, due)`;
    return { ...rowsOf(list, 'd'), where: 'true', since: 'd.since', due: 'd.due' };
  }

  private async nextDay(bank: string): Promise<string | null> {
    const [closed]: [{ day: string | null }] = await this.dataSource.query(
      `select to_char(max(day), 'YYYY-MM-DD') as day from day_close where bank = $1 and state <> 'OPEN'`,
      [bank],
    );
    const [first]: [{ day: string | null }] = await this.dataSource.query(
      `select to_char(${FIRST_MOVED}, 'YYYY-MM-DD') as day`,
      [bank, closed.day],
    );
    return first.day;
  }

  /** What was explained and carried on, and has not gone away within a working day. */
  private async differences(bind: Bind): Promise<WorkRows> {
    const now = await this.clock.now();
    const since = await this.lastDone(shanghaiDate(now.getTime()));
    return {
      ...rowsOf(
        'from (select d.*, d.first_day as day from day_difference d where d.settled_on is null) f',
        'f',
      ),
      where: `f.kind <> 'IN_TRANSIT' and f.first_day <= ${bind(since)}::date`,
      id: `f.bank || ':' || md5(f.key)`,
      title: `${inWords('f.bank', BANKS)} || ' ' || case when f.key = 'balance' then '银行余额'
        when f.key like 'flow:%' then '流水 ' || substr(f.key, 6) else '没有流水号的账 ' || substr(f.key, 7) end`,
      since: `(f.first_day + 1)::timestamp at time zone 'Asia/Shanghai'`,
    };
  }

  private async dueAfter(day: string): Promise<Date> {
    return this.dataSource.transaction((tx) =>
      this.calendars.expectedAt(tx, new Date(shanghaiInstant(day, '23:59')), 1),
    );
  }

  /** The last day that a whole working day is behind. */
  private async lastDone(today: string): Promise<string> {
    for (let back = 1; ; back += 1) {
      const day = addDays(today, -back);
      if (shanghaiDate((await this.dueAfter(day)).getTime()) < today || back > MOST_BACK) return day;
    }
  }
}

/** Longer than any row of days off. */
const MOST_BACK = 20;

function rowsOf(from: string, row: string): Omit<WorkRows, 'where' | 'since'> {
  return { from, id: ID(row), title: TITLE(row), path: PATH(row) };
}
