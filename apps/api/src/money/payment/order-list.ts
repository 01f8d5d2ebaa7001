import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ListStatement, likeText, placeOfPage, readPage } from '../../kernel/db/index.js';
import { BlindPayers } from './blind-payers.js';
import { LotWords } from './lot-words.js';
import { LINES_A_PAGE, type MoneyFilter } from './money-filter.js';

/** Whose payee would tell who has registered: of a refund its registration, of a return its receipt says so. */
const MAY_BE_BLIND: readonly string[] = ['REFUND', 'RETURN'];
/** So many of them are asked about; those of lots for which anybody may still register are among the newest. */
const MOST_ASKED = 5_000;

/** As a kind that is asked for: all that goes to somebody, and is not moved between the center's own accounts. */
const EVERY_PAYMENT = 'PAYMENTS';

export function blindKeyOf({ kind, subject }: { readonly kind: string; readonly subject: string }): string {
  return MAY_BE_BLIND.includes(kind) ? subject : '';
}

/**
 * Payments by a filter. What a list tells of no line is found by none of its filters either: who has registered could
 * be found out by asking. Source: rules §21 A13.
 */
@Injectable()
export class OrderList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blind: BlindPayers,
    private readonly lots: LotWords,
  ) {}

  async read(filter: MoneyFilter, at: string | undefined) {
    const statement = await this.statementOf(filter);
    const from = at ?? (await placeOfPage(this.dataSource, statement, filter.page));
    return readPage<{ id: string }>(this.dataSource, statement, from);
  }

  private async statementOf(filter: MoneyFilter): Promise<ListStatement & { readonly pageSize: number }> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const where: string[] = [];
    const [state, ...more] = filter.states;
    if (more.length > 0) where.push(`o.state = any(${bind(filter.states)})`);
    else if (state) where.push(`o.state = ${bind(state)}`);
    if (filter.kind === EVERY_PAYMENT) where.push("o.kind <> 'TRANSFER'");
    else if (filter.kind) where.push(`o.kind = ${bind(filter.kind)}`);
    if (filter.bank) where.push(`o.bank = ${bind(filter.bank)}`);
    if (filter.day) where.push(`o.due_on = ${bind(filter.day)}`);
    if (filter.batch) where.push(`o.batch_id = ${bind(filter.batch)}`);
    if (filter.isProposed)
      where.push('exists (select from payment_decision d where d.order_id = o.id and d.agrees is null)');
    where.push(...(await this.told(filter, bind)));
    return {
      columns: 'o.id',
      from: 'from payment_order o',
      where: where.join(' and ') || 'true',
      order: [
        { sql: "coalesce(o.due_on, 'infinity')", type: 'date' },
        { sql: 'o.created_at', type: 'timestamptz' },
        { sql: 'o.id', type: 'uuid' },
      ],
      pageSize: LINES_A_PAGE,
      params,
    };
  }

  private async told(
    { amountFen, q, project }: MoneyFilter,
    bind: (value: unknown) => string,
  ): Promise<string[]> {
    if (amountFen === undefined && q === undefined && project === undefined) return [];
    const rows: { kind: string; subject: string }[] = await this.dataSource.query(
      `select kind, subject from payment_order where kind = any($1) order by created_at desc limit ${MOST_ASKED}`,
      [MAY_BE_BLIND],
    );
    const blind = await this.blind.among(rows.map(blindKeyOf));
    const isTold = `not (o.kind = any(${bind(MAY_BE_BLIND)}) and o.subject = any(${bind([...blind])}))`;
    const found: string[] = [];
    if (amountFen !== undefined) found.push(`o.amount_fen = ${bind(amountFen.toString())} and ${isTold}`);
    if (q !== undefined)
      found.push(
        `(starts_with(o.flow_no, ${bind(q)}) or (o.payee_name ilike ${bind(likeText(q))} and ${isTold}))`,
      );
    if (project !== undefined)
      found.push(`o.lot_id = any(${bind(await this.lots.find(this.dataSource, project))}) and ${isTold}`);
    return found;
  }
}
