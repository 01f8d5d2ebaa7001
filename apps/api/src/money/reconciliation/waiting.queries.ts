import { Injectable } from '@nestjs/common';
import type { MoneyWaitingView } from '@helan/contracts';
import { DataSource } from 'typeorm';

/** How much waits at each tab of the cashier's desk, as its list has it. */
@Injectable()
export class WaitingQueries {
  constructor(private readonly dataSource: DataSource) {}

  async count(): Promise<MoneyWaitingView> {
    const [row]: [MoneyWaitingView] = await this.dataSource.query(WAITING);
    return row;
  }
}

const RECEIPTS = 'select count(*)::int from bank_receipt b where not b.is_blind';
const ORDERS = 'select count(*)::int from payment_order o where true';
const OPEN_PROPOSAL = 'exists (select from payment_decision d where d.order_id = o.id and d.agrees is null)';

const WAITING = `select
  (select count(*)::int from bank_statement where state in ('READ', 'CHOSEN')) as files,
  (${RECEIPTS} and b.state = 'SENT_BACK') as "sentBack",
  (${RECEIPTS} and b.state = 'ENTERED') as "check",
  (${RECEIPTS} and b.state = 'CHECKED') as confirm,
  (${RECEIPTS} and b.state = 'HELD') as held,
  (${RECEIPTS} and b.state = 'POOLED') as pool,
  (select count(*)::int from receipt_decision d join bank_receipt b on b.id = d.receipt_id
    where d.agrees is null and not b.is_blind) as answers,
  (${ORDERS} and o.state = 'DUE' and o.kind <> 'TRANSFER') as pay,
  (select count(*)::int from payment_batch where state = 'PREPARED') as batches,
  (${ORDERS} and o.state = 'ENTERED' and o.kind <> 'TRANSFER') as paid,
  (${ORDERS} and o.state in ('DUE', 'BATCHED', 'SENT', 'ENTERED') and o.kind = 'TRANSFER') as transfers,
  (${ORDERS} and (o.state in ('BOUNCED', 'PROPOSED') or ${OPEN_PROPOSAL})) as "cameBack",
  (select count(*)::int from bank_profile where state = 'PROPOSED') as banks`;
