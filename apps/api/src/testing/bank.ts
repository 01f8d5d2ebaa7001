import { randomUUID } from 'node:crypto';
import { leavePool } from './pool.js';
import type { TestPlatform } from './test-platform.js';

interface Order {
  readonly id: string;
  readonly state: string;
  readonly kind: string;
  readonly payee_id: string | null;
}

/** What the bank does with payments and lines of its statement, as both desks of the center write it down. */
export class Bank {
  constructor(
    private readonly platform: TestPlatform,
    private readonly next: () => number,
  ) {}

  /** A payment that it was told of, or made, comes back. */
  async sendBack(): Promise<void> {
    const order = await this.pick<Order>(
      `select id, state from payment_order o where state in ('DUE', 'ENTERED', 'CONFIRMED') and not (kind = 'TRANSFER' and state = 'CONFIRMED')
         and not exists (select 1 from payment_decision d where d.order_id = o.id and d.agrees is null) order by id`,
    );
    await this.reportReturn(order.id, order.state === 'CONFIRMED');
  }

  async reportReturn(id: string, wasPaid: boolean): Promise<void> {
    const flow = wasPaid ? { flowNo: flowNumber() } : {};
    await this.post('chuna', `finance/payment-orders/${id}/return`, { reason: '户名账号不符', ...flow });
    await this.answer(id);
  }

  /** What came back is paid to the registered account; to a household of a sheet, or a payer, by the account that is typed. */
  async payAgain(): Promise<void> {
    const order = await this.pick<Order>(
      `select id, kind, payee_id from payment_order o where state = 'BOUNCED'
         and not exists (select 1 from payment_order p where p.replaces_id = o.id and p.state <> 'CANCELLED') order by id`,
    );
    const isNamed = order.payee_id !== null || order.kind === 'TRANSFER';
    const account = isNamed ? {} : { payeeAccount: '6217000010001234569' };
    await this.post('chuna', `finance/payment-orders/${order.id}/replacement`, {
      reason: '收款人到窗口核过',
      ...account,
    });
    const again = await this.pick<Order>(
      `select id from payment_order where replaces_id = '${order.id}' and state = 'PROPOSED'`,
    );
    await this.answer(again.id);
  }

  /** Somebody pays into an account that is nobody's. */
  async strangerPays(): Promise<void> {
    await this.post('chuna', 'finance/receipts', {
      ...{ bank: 'PRICE_BANK', flowNo: flowNumber(), subAccount: '1', payerName: '路过的人' },
      payerAccount: '29010201040009',
      amountYuan: '12.34',
      arrivedAt: await this.platform.minute(),
    });
    if (this.next() < 0.7) await this.confirmLine();
  }

  async confirmLine(): Promise<void> {
    const { id } = await this.pick<{ id: string }>(
      "select id from bank_receipt where state = 'ENTERED' order by id",
    );
    await this.post('fuhe', `finance/receipts/${id}/confirmation`);
  }

  /** Held because nothing fits it: two people send it back. */
  async returnHeld(): Promise<void> {
    const { id } = await this.pick<{ id: string }>(
      "select id from bank_receipt where state = 'HELD' order by id",
    );
    const decision = `finance/receipts/${id}/decision`;
    await this.post('chuna', decision, { isHis: false, reason: '没有这个子账号' });
    await this.post('fuhe', `${decision}/answer`, { agrees: true, reason: '对着网银看过' });
  }

  /** Nobody claims what lies in the pool: it goes back. */
  leavePool(): Promise<void> {
    return leavePool(this.platform);
  }

  async discardLine(): Promise<void> {
    const { id } = await this.pick<{ id: string }>(
      `select id from bank_receipt b where state in ('ENTERED', 'CHECKED', 'SENT_BACK', 'HELD', 'POOLED', 'UNCLAIMED')
         and not exists (select 1 from receipt_decision d where d.receipt_id = b.id and d.agrees is null) order by id`,
    );
    const decision = `finance/receipts/${id}/decision`;
    await this.post('chuna', decision, { isHis: false, isNotOurs: true, reason: '银行错账，已冲回' });
    // A return that the bank has been told of goes first.
    try {
      await this.post('fuhe', `${decision}/answer`, { agrees: true, reason: '对着网银看过' });
    } catch (error) {
      await this.post('fuhe', `${decision}/answer`, { agrees: false, reason: '退款已经在付' });
      throw error;
    }
  }

  private async answer(id: string): Promise<void> {
    await this.post('fuhe', `finance/payment-orders/${id}/decision/answer`, {
      agrees: true,
      reason: '对着网银看过',
    });
  }

  private async pick<T>(sql: string): Promise<T> {
    const rows: T[] = await this.platform.dataSource.query(sql);
    if (rows.length === 0) throw new Error('404 nothing is there');
    return rows[Math.floor(this.next() * rows.length)]!;
  }

  private async post(login: string, route: string, body: object = {}): Promise<void> {
    const answer = await (await this.platform.as(login)).request('post', route).send(body);
    if (answer.status >= 300) throw new Error(`${answer.status} ${route}: ${answer.text}`);
  }
}

function flowNumber(): string {
  return randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase();
}
