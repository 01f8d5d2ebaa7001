import { randomUUID } from 'node:crypto';
import type { BondView, BreachDueView, PageView, PaymentOrderView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { LedgerService } from '../money/ledger/index.js';
import type { Story } from './story.js';

/** What becomes of deposits, as both desks of the center and the bank bring it about. */
export class Releases {
  constructor(private readonly story: Story) {}

  private get platform() {
    return this.story.platform;
  }

  async orders(kind: string, state?: string): Promise<PaymentOrderView[]> {
    const cashier = await this.platform.as('chuna');
    const { items } = await cashier.get<PageView<PaymentOrderView>>('finance/payment-orders');
    return items.filter((order) => order.kind === kind && (state === undefined || order.state === state));
  }

  /** One person pays it at the bank, another confirms it. */
  async pay({ id }: Pick<PaymentOrderView, 'id'>): Promise<void> {
    const flowNo = id.slice(0, 16).toUpperCase();
    await (await this.platform.as('chuna')).post(`finance/payment-orders/${id}/execution`, { flowNo });
    await (await this.platform.as('fuhe')).post(`finance/payment-orders/${id}/confirmation`);
  }

  /** Everything that is to be paid, to the last. */
  async payAll(): Promise<void> {
    for (let round = 0; round < 20 && (await this.story.payOutAll()) > 0; round += 1);
  }

  /** The bank gives interest, or the center makes it up. */
  async interest(amountYuan: string, change: object = {}): Promise<string> {
    const { id } = await (
      await this.platform.as('chuna')
    ).post<{ id: string }>('finance/interest-receipts', {
      bank: 'DEPOSIT_BANK',
      flowNo: flowNumber(),
      source: 'BANK',
      amountYuan,
      arrivedOn: (await this.platform.minute()).slice(0, 10),
      ...change,
    });
    await (await this.platform.as('fuhe')).post(`finance/interest-receipts/${id}/confirmation`);
    return id;
  }

  async bonds(login = 'fuzeren'): Promise<readonly BondView[]> {
    const route = login === 'fuzeren' ? 'bonds' : 'my/bonds';
    return (await (await this.platform.as(login)).get<PageView<BondView>>(route)).items;
  }

  async dues(login = 'fuzeren'): Promise<readonly BreachDueView[]> {
    const route = login === 'fuzeren' ? 'breach-dues' : 'my/breach-dues';
    return (await (await this.platform.as(login)).get<PageView<BreachDueView>>(route)).items;
  }

  /** Deposits of a lot by their state, those of whoever registered first in front. */
  async deposits(lotId: string): Promise<string[]> {
    const rows: { state: string }[] = await this.platform.dataSource.query(
      `select d.state from deposit d join registration w on w.id = d.registration_id where d.lot_id = $1
       order by w.created_at, w.id`,
      [lotId],
    );
    return rows.map(({ state }) => state);
  }

  async owed(account: string): Promise<string> {
    const rows: { fen: string }[] = await this.platform.dataSource.query(
      'select coalesce(sum(credit_fen - debit_fen), 0)::text as fen from ledger_line where account = $1',
      [account],
    );
    return rows[0]!.fen;
  }

  check(): Promise<string[]> {
    return this.platform.app.get(LedgerService).check();
  }

  /** Won by jingmai2 with the change of the form, its publicity over. */
  async confirmed(change: Application): Promise<{ lotId: string; projectId: string }> {
    const { lotId, projectId } = await this.story.won(change);
    await this.story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    return { lotId, projectId };
  }
}

export function flowNumber(): string {
  return randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase();
}
