import { Injectable } from '@nestjs/common';
import { INITIAL_PARAMETERS, type Parameter, limitsInWords, valueInWords } from '@helan/domain';
import type { CalendarYearView, PageView, ParameterView, RulingView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { readPage } from '../../kernel/db/index.js';
import { RULING_STATES, type Ruling } from './ruling.entity.js';

interface RulingRow {
  id: string;
  kind: Ruling['kind'];
  change: Ruling['change'];
  state: keyof typeof RULING_STATES;
  proposer: string;
  proposed_at: Date;
  decider: string | null;
  decided_at: Date | null;
}

/** What is in force, what will be, and who decided it. */
@Injectable()
export class RulingQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(at: string | undefined): Promise<PageView<RulingView>> {
    const { rows, place } = await readPage<RulingRow>(
      this.dataSource,
      {
        columns: `r.id, r.kind, r.change, r.state, a.display_name as proposer, r.proposed_at,
                  b.display_name as decider, r.decided_at`,
        from: 'from ruling r join account a on a.id = r.proposed_by left join account b on b.id = r.decided_by',
        where: 'true',
        order: [
          { sql: "r.state = 'PROPOSED'", type: 'boolean', isDescending: true },
          { sql: 'r.proposed_at', type: 'timestamptz', isDescending: true },
          { sql: 'r.id', type: 'uuid', isDescending: true },
        ],
        params: [],
      },
      at,
    );
    const items = rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      sentence: sentenceOf({ kind: row.kind, change: row.change } as Ruling),
      state: row.state,
      stateName: RULING_STATES[row.state],
      proposerName: row.proposer,
      proposedAt: row.proposed_at.toISOString(),
      deciderName: row.decider,
      decidedAt: row.decided_at?.toISOString() ?? null,
    }));
    return { items, ...place };
  }

  /** Every value with all its versions, the one in force marked. */
  async parameters(): Promise<ParameterView[]> {
    const rows: { key: string; value: number; source: string; from: string; is_now: boolean }[] =
      await this.dataSource.query(
        `select key, value, source, to_char(effective_from, 'YYYY-MM-DD') as "from",
                effective_from = max(effective_from) filter (where effective_from <=
                  (platform_now() at time zone 'Asia/Shanghai')::date) over (partition by key) as is_now
         from parameter order by key, effective_from`,
      );
    return INITIAL_PARAMETERS.map((parameter: Parameter) => ({
      key: parameter.key,
      label: parameter.label,
      unit: parameter.unit,
      floor: parameter.floor ?? null,
      ceiling: parameter.ceiling ?? null,
      limits: limitsInWords(parameter),
      versions: rows
        .filter((row) => row.key === parameter.key)
        .map((row) => ({
          value: row.value,
          valueName: valueInWords(row.value, parameter),
          source: row.source,
          effectiveFrom: row.from,
          isInForce: row.is_now,
        })),
    }));
  }

  /** The special days of each year with where they come from and how sure they are. */
  async calendarYears(): Promise<CalendarYearView[]> {
    const days: (CalendarYearView['days'][number] & { year: number })[] = await this.dataSource.query(
      `select extract(year from date)::int as year, to_char(date, 'YYYY-MM-DD') as date, scope, kind, name, source,
              confidence from work_calendar order by date, scope`,
    );
    const years = [...new Set(days.map((day) => day.year))].sort((a, b) => b - a);
    return years.map((year) => ({
      year,
      days: days.filter((day) => day.year === year).map(({ year: _year, ...day }) => day),
    }));
  }
}

function sentenceOf(ruling: Ruling): string {
  if (ruling.kind === 'CALENDAR') {
    const { documentNo, days, confirmedThrough } = ruling.change;
    const through = confirmedThrough ? `，日历确认到 ${confirmedThrough}` : '';
    return `${documentNo}：${days.map((day) => dayInWords(day)).join('、')}${through}`;
  }
  const { key, value, effectiveFrom, source } = ruling.change;
  const parameter: Parameter | undefined = INITIAL_PARAMETERS.find((one) => one.key === key);
  return `${parameter?.label ?? key}改为 ${valueInWords(value, parameter ?? { unit: '' })}，从 ${effectiveFrom} 起（${source}）`;
}

function dayInWords({
  date,
  kind,
  name,
  isRemoved,
}: {
  date: string;
  kind: string;
  name: string;
  isRemoved?: boolean;
}) {
  const what = isRemoved ? '撤销' : kind === 'OFF' ? '放假' : '上班';
  return `${date} ${name}${what}`;
}
