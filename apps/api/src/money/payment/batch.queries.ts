import { Injectable } from '@nestjs/common';
import { type BankAccount, PAYMENT_BATCH_STATES, type PaymentBatchState } from '@helan/domain';
import type { PageView, PaymentBatchView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type ListStatement, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { bankName } from './bank-name.js';

interface Row {
  readonly id: string;
  readonly no: string;
  readonly bank: BankAccount;
  readonly title: string;
  readonly state: PaymentBatchState;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly madeAt: Date;
  readonly cancelledFor: string | null;
  readonly total: number;
  readonly waiting: number;
  readonly paid: number;
  readonly failed: number;
  readonly amountFen: string;
}

/** How far each has come, counted by the database: a thousand orders are not read for it. */
const BATCHES = {
  columns: `b.id, b.no, b.bank, b.title, b.state, b.made_by as "madeBy", a.display_name as "madeByName",
    b.made_at as "madeAt", b.cancelled_for as "cancelledFor", w.total, w.waiting, w.paid, w.failed, w."amountFen"`,
  from: `from payment_batch b join account a on a.id = b.made_by cross join lateral (
    select count(*)::int as total,
      count(*) filter (where state in ('DUE', 'BATCHED', 'SENT', 'ENTERED'))::int as waiting,
      count(*) filter (where state = 'CONFIRMED')::int as paid,
      count(*) filter (where state in ('BOUNCED', 'REPLACED', 'CANCELLED'))::int as failed,
      coalesce(sum(amount_fen), 0)::text as "amountFen"
    from payment_order where batch_id = b.id) w`,
} as const;

function batchesIn(state: string | undefined): ListStatement {
  return {
    ...BATCHES,
    counted: 'from payment_batch b',
    where: state ? 'b.state = $1' : 'true',
    order: [
      { sql: 'b.made_at', type: 'timestamptz', isDescending: true },
      { sql: 'b.id', type: 'uuid', isDescending: true },
    ],
    params: state ? [state] : [],
  };
}

@Injectable()
export class BatchQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    actor: Actor,
    state: string | undefined,
    at: string | undefined,
  ): Promise<PageView<PaymentBatchView>> {
    const { rows, place } = await readPage<Row>(this.dataSource, batchesIn(state), at);
    return { items: rows.map((row) => toBatchView(row, actor)), ...place };
  }

  async open(actor: Actor, id: string): Promise<PaymentBatchView> {
    const rows: Row[] = await this.dataSource.query(
      `select ${BATCHES.columns} ${BATCHES.from} where b.id = $1`,
      [id],
    );
    if (!rows[0]) throw refused('resource.not-found');
    return toBatchView(rows[0], actor);
  }
}

function toBatchView({ bank, madeBy, madeAt, ...row }: Row, { accountId }: Actor): PaymentBatchView {
  return {
    ...row,
    bank,
    bankName: bankName(bank),
    stateName: PAYMENT_BATCH_STATES[row.state],
    madeAt: madeAt.toISOString(),
    madeByMe: madeBy === accountId,
  };
}
