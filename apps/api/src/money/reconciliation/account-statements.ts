import { Injectable } from '@nestjs/common';
import {
  ACCOUNTS,
  type Account,
  type Period,
  type PlainDate,
  addYears,
  readSpan,
  shanghaiDate,
} from '@helan/domain';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { BlindPayers } from '../payment/index.js';
import { AccountSubjects, type StatementKind, type SubjectsAsked } from './account-subjects.js';

const TITLES: Readonly<Record<StatementKind, string>> = {
  projects: '项目资金分户账',
  parties: '当事人资金分户账',
  villages: '村级资金分户账',
  own: '我的资金往来',
};
/** What the center holds for others: what is on its way from one of its accounts to the other is counted once. */
const HELD: readonly Account[] = [
  'DEPOSITS_HELD',
  'FORFEITS_HELD',
  'INTEREST_HELD',
  'PRICES_HELD',
  'BONDS_HELD',
  'PRICE_INTEREST_HELD',
];

export interface AccountRow {
  readonly day: PlainDate;
  readonly subject: string;
  readonly accountName: string;
  readonly memo: string;
  readonly flowNo: string | null;
  readonly inFen: bigint;
  readonly outFen: bigint;
  readonly balanceFen: bigint;
}

export interface AccountStatement {
  readonly title: string;
  /** What stands behind each line: what is held, or of a party what he paid less what he got. */
  readonly balanceName: '余额' | '净额';
  readonly name: string;
  readonly period: Period;
  readonly openingFen: bigint;
  readonly closingFen: bigint;
  readonly rows: readonly AccountRow[];
  /** There are more rows than were asked for: opening and closing are of all. */
  readonly hasMore: boolean;
}

interface Row {
  readonly day: string;
  readonly label: string;
  readonly account: Account;
  readonly memo: string;
  readonly flow_no: string | null;
  readonly debit: string;
  readonly credit: string;
}

export interface SpanAsked {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** 分户账: what came in and went out for a project, a party or a village, line by line. */
@Injectable()
export class AccountStatements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly subjects: AccountSubjects,
    private readonly blind: BlindPayers,
  ) {}

  /** Without days, of the last twelve months up to today. */
  async of(asked: SubjectsAsked, span: SpanAsked, most: number): Promise<AccountStatement> {
    const now = (await this.clock.now()).getTime();
    const today = shanghaiDate(now);
    const to = span.to ?? today;
    const from = span.from ?? addYears(to, -1);
    const period = unwrap(readSpan(from, to, today));
    const name = await this.nameOf(asked);
    await this.requireSeeing(asked);
    const { openingFen, closingFen } = await this.balances(asked, period);
    const rows = await this.rows(asked, period, most + 1);
    return {
      balanceName: asked.kind === 'own' || asked.kind === 'parties' ? '净额' : '余额',
      ...{ title: TITLES[asked.kind], name, period, openingFen, closingFen },
      rows: withBalances(rows.slice(0, most), openingFen),
      hasMore: rows.length > most,
    };
  }

  private async nameOf(asked: SubjectsAsked): Promise<string> {
    const params: unknown[] = [];
    const rows: { name: string }[] = await this.dataSource.query(
      this.subjects.nameOf(asked, binding(params)),
      params,
    );
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0].name;
  }

  /** Deposits would tell who has registered as long as that is nobody's to know. Source: rules §21 A13. */
  private async requireSeeing(asked: SubjectsAsked): Promise<void> {
    if (asked.kind === 'own') return;
    const params: unknown[] = [];
    const rows: { subject: string }[] = await this.dataSource.query(
      `select subject from (${this.subjects.subjectsOf(asked, binding(params))}) s where s.is_deposit`,
      params,
    );
    const blind = await this.blind.among(rows.map(({ subject }) => subject));
    if (blind.size > 0) throw refused('statement.blind');
  }

  private async balances(asked: SubjectsAsked, { from, to }: Period) {
    const params: unknown[] = [];
    const bind = binding(params);
    const [row]: [{ opening: string; closing: string }] = await this.dataSource.query(
      `select coalesce(sum(l.credit_fen - l.debit_fen) filter (where e.day < ${bind(from)}), 0)::text as opening,
         coalesce(sum(l.credit_fen - l.debit_fen), 0)::text as closing
       ${this.lines(asked, bind)} and e.day <= ${bind(to)}`,
      params,
    );
    return { openingFen: BigInt(row.opening), closingFen: BigInt(row.closing) };
  }

  private rows(asked: SubjectsAsked, { from, to }: Period, most: number): Promise<Row[]> {
    const params: unknown[] = [];
    const bind = binding(params);
    return this.dataSource.query(
      `select to_char(e.day, 'YYYY-MM-DD') as day, s.label, l.account, e.memo, e.bank_flow_no as flow_no,
         l.debit_fen::text as debit, l.credit_fen::text as credit
       ${this.lines(asked, bind)} and e.day between ${bind(from)} and ${bind(to)}
       order by e.day, e.id, l.line limit ${most}`,
      params,
    );
  }

  /** Of a subject that is not all his, orders to others do not concern a party. */
  private lines(asked: SubjectsAsked, bind: (value: unknown) => string): string {
    return `from (${this.subjects.subjectsOf(asked, bind)}) s
      join ledger_line l on l.subject = s.subject and l.account = any(${bind(HELD)})
      join ledger_entry e on e.id = l.entry_id
      left join payment_order o on s.party_id is not null and o.id = case
        when split_part(e.key, ':', 1) in ('order', 'returned') then split_part(e.key, ':', 2)::uuid end
      where (s.party_id is null or o.id is null or o.payee_id = s.party_id)`;
  }
}

function binding(params: unknown[]): (value: unknown) => string {
  return (value) => `$${params.push(value)}`;
}

function withBalances(rows: readonly Row[], openingFen: bigint): AccountRow[] {
  let balanceFen = openingFen;
  return rows.map(({ day, label, account, memo, flow_no, debit, credit }) => {
    balanceFen += BigInt(credit) - BigInt(debit);
    return {
      ...{ day, subject: label, accountName: ACCOUNTS[account], memo, flowNo: flow_no },
      inFen: BigInt(credit),
      outFen: BigInt(debit),
      balanceFen,
    };
  });
}
