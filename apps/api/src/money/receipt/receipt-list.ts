import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ListStatement, likeText, placeOfPage, readPage } from '../../kernel/db/index.js';
import { BlindPayers, LINES_A_PAGE, LotWords, type MoneyFilter, momentsOf } from '../payment/index.js';
import { ReceiptClaims } from './receipt-claims.js';

export const WAITING: readonly string[] = ['ENTERED', 'CHECKED', 'SENT_BACK', 'HELD', 'POOLED', 'UNCLAIMED'];
/** Whose money it is may be found in them: those of deposits are opened line by line. */
export const CLOSED_STATES: readonly string[] = ['ENTERED', 'CHECKED', 'SENT_BACK', 'HELD'];
/** So many of those without an owner are asked about; of lots for which anybody may still register they are the newest. */
const MOST_ASKED = 5_000;

type Bind = (value: unknown) => string;

/**
 * Receipts by a filter. What a list tells of no line is found by none of its filters either: who has registered could
 * be found out by asking. Source: rules §21 A13.
 */
@Injectable()
export class ReceiptList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blind: BlindPayers,
    private readonly lots: LotWords,
    private readonly claims: ReceiptClaims,
  ) {}

  async read(filter: MoneyFilter, at: string | undefined) {
    const statement = await this.statementOf(filter);
    const from = at ?? (await placeOfPage(this.dataSource, statement, filter.page));
    return readPage<{ id: string }>(this.dataSource, statement, from);
  }

  /** Of those that wait for somebody the first one comes first; all of them are looked up, the newest first. */
  private async statementOf(filter: MoneyFilter): Promise<ListStatement & { readonly pageSize: number }> {
    const params: unknown[] = [];
    const bind: Bind = (value) => `$${params.push(value)}`;
    const where = ['not b.is_blind', ...plainly(filter, bind), ...(await this.told(filter, bind))];
    const { states, isProposed } = filter;
    const isWaiting = isProposed || (states.length > 0 && states.every((state) => WAITING.includes(state)));
    return {
      columns: 'b.id',
      from: 'from bank_receipt b',
      where: where.join(' and '),
      order: [
        { sql: 'b.entered_at', type: 'timestamptz', isDescending: !isWaiting },
        { sql: 'b.id', type: 'uuid', isDescending: !isWaiting },
      ],
      pageSize: LINES_A_PAGE,
      params,
    };
  }

  private async told({ amountFen, q, project }: MoneyFilter, bind: Bind): Promise<string[]> {
    if (amountFen === undefined && q === undefined && project === undefined) return [];
    const rows: { sub_account: string }[] = await this.dataSource.query(
      `select sub_account from bank_receipt
       where bank = 'DEPOSIT_BANK' and not is_blind and state = any('{POOLED,UNCLAIMED,RETURNED,DISCARDED}')
       order by entered_at desc limit ${MOST_ASKED}`,
    );
    const blind = await this.blind.among(rows.map(({ sub_account: account }) => account));
    const isTold = `(b.bank = 'PRICE_BANK'
      or b.state <> all(${bind(CLOSED_STATES)}) and b.sub_account <> all(${bind([...blind])}))`;
    const found: string[] = [];
    if (amountFen !== undefined) found.push(`b.amount_fen = ${bind(amountFen.toString())} and ${isTold}`);
    if (q !== undefined)
      found.push(
        `(starts_with(b.flow_no, ${bind(q)}) or (b.payer_name ilike ${bind(likeText(q))} and ${isTold}))`,
      );
    if (project !== undefined) {
      const lotIds = await this.lots.find(this.dataSource, project);
      const accounts = await this.claims.accountsOf(this.dataSource, lotIds);
      found.push(`coalesce(b.matched_account, b.sub_account) = any(${bind(accounts)}) and ${isTold}`);
    }
    return found;
  }
}

function plainly({ states, bank, day, isProposed }: MoneyFilter, bind: Bind): string[] {
  const where: string[] = [];
  const [state, ...more] = states;
  if (more.length > 0) where.push(`b.state = any(${bind(states)})`);
  else if (state) where.push(`b.state = ${bind(state)}`);
  if (bank) where.push(`b.bank = ${bind(bank)}`);
  if (day) {
    const [from, to] = momentsOf(day);
    where.push(`b.arrived_at >= ${bind(from)} and b.arrived_at < ${bind(to)}`);
  }
  if (isProposed)
    where.push('exists (select from receipt_decision d where d.receipt_id = b.id and d.agrees is null)');
  return where;
}
