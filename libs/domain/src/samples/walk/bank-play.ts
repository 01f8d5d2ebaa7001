import type { Deal, Machine, Order, Receipt, Seat, Tables } from './deal.js';

/** The tables, or what money allows, do not let this be done now: thrown so often that it bears no stack. */
export const NOT_NOW = new Error('not now');

const SIDE = {
  REFUND: 'deposits',
  REFUND_BEFORE: 'deposits',
  FORFEIT: 'deposits',
  PAYOUT: 'price',
  PRICE_REFUND: 'price',
  PRICE_FORFEIT: 'price',
  RETURN: 'unclaimed',
} as const satisfies Record<Order['kind'], keyof Deal['held']>;

/** Moves what a deal holds at the center's bank, by its tables. */
export class BankPlay {
  constructor(
    readonly deal: Deal,
    protected readonly tables: Tables,
    /** Edges that were taken, as `machine STATE action`. */
    private readonly taken: Set<string> = new Set(),
  ) {}

  protected next(
    machine: Machine,
    state: string | null,
    action: string,
    before: string | null = null,
  ): string {
    const row = this.tables[machine].transitions.find(
      ({ from, action: name }) =>
        name === action && (typeof from === 'string' ? from === state : from.includes(state ?? '')),
    );
    const to = row?.to === 'REMEMBERED' ? before : row?.to;
    if (!to) throw NOT_NOW;
    this.taken.add(`${machine} ${state} ${action}`);
    return to;
  }

  can(machine: Machine, state: string | null, action: string): boolean {
    return this.tables[machine].transitions.some(
      ({ from, action: name }) =>
        name === action && (typeof from === 'string' ? from === state : from.includes(state ?? '')),
    );
  }

  require(holds: boolean): void {
    if (!holds) throw NOT_NOW;
  }

  moveDeposit(seat: Seat, action: string): void {
    seat.deposit = this.next('deposit', seat.deposit, action);
  }

  order(kind: Order['kind'], seat: number, amount: number): void {
    if (amount === 0) return;
    const state = this.next('order', this.tables.order.initial, 'order');
    this.deal.orders.push({ kind, seat, amount, state, isAgain: false });
  }

  moveOrder(order: Order, action: string): void {
    order.state = this.next('order', order.state, action);
    this.tidy();
  }

  /** Payments that the bank has not been told of, or sent back, are not made. */
  protected cancelOrders(orders: readonly Order[]): void {
    for (const order of orders) this.moveOrder(order, 'cancel');
  }

  /** What is over and cannot come back any more is forgotten. */
  tidy(): void {
    const { deal, tables } = this;
    const isOver = (machine: 'order' | 'receipt', state: string) =>
      tables[machine].final.includes(state) ||
      (deal.mishaps === 0 && (tables[machine].rests ?? []).includes(state));
    deal.orders = deal.orders.filter(({ state }) => !isOver('order', state));
    // Orders name receipts by their place: those go together, once nothing is on its way back.
    if (deal.receipts.every(({ state }) => isOver('receipt', state))) deal.receipts = [];
  }

  protected hold(kind: Order['kind'], amount: number): void {
    const side = SIDE[kind];
    this.deal.held = { ...this.deal.held, [side]: this.deal.held[side] + amount };
  }

  moveReceipt(receipt: Receipt, action: string): void {
    receipt.state = this.next('receipt', receipt.state, action);
    this.tidy();
  }

  /** The bank took a line back, or never had it. */
  discard(index: number): void {
    const { deal } = this;
    const receipt = deal.receipts[index]!;
    if (receipt.state === 'UNCLAIMED')
      this.cancelOrders(deal.orders.filter(({ kind, seat }) => kind === 'RETURN' && seat === index));
    if (!['ENTERED', 'CHECKED', 'SENT_BACK'].includes(receipt.state)) this.hold('RETURN', -receipt.amount);
    this.moveReceipt(receipt, 'discard');
  }
}
