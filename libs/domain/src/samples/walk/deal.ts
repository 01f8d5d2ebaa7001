import { endingNoticeLifecycle } from '../../closing/breach/index.js';
import { certificateLifecycle } from '../../closing/certificate/index.js';
import { contractLifecycle } from '../../closing/contract/index.js';
import type { LifecycleTable } from '../../kernel/index.js';
import { LISTING_TABLE } from '../../listing/listing/index.js';
import { paymentOrderLifecycle } from '../../money/payment/index.js';
import { receiptLifecycle } from '../../money/receipt/index.js';
import { sessionLifecycle } from '../../trading/bidding/index.js';
import { depositLifecycle } from '../../trading/deposit/index.js';
import { negotiationLifecycle } from '../../trading/negotiation/index.js';
import { objectionLifecycle } from '../../trading/objection/index.js';
import { registrationLifecycle } from '../../trading/registration/index.js';

export type Table = LifecycleTable<string, string, string>;
export type Machine =
  | 'lot'
  | 'registration'
  | 'deposit'
  | 'session'
  | 'negotiation'
  | 'objection'
  | 'contract'
  | 'certificate'
  | 'ending'
  | 'order'
  | 'receipt';
export type Tables = Readonly<Record<Machine, Table>>;

/** The tables that the platform goes by. */
export const TABLES = {
  lot: LISTING_TABLE,
  registration: registrationLifecycle.table,
  deposit: depositLifecycle.table,
  session: sessionLifecycle.table,
  negotiation: negotiationLifecycle.table,
  objection: objectionLifecycle.table,
  contract: contractLifecycle.table,
  certificate: certificateLifecycle.table,
  ending: endingNoticeLifecycle.table,
  order: paymentOrderLifecycle.table,
  receipt: receiptLifecycle.table,
} as unknown as Tables;

/** What is listed, and how. */
export interface Kind {
  readonly right: 'LEASE' | 'SALE' | 'PURCHASE' | 'RELAY';
  readonly manner: 'BIDDING' | 'NEGOTIATION';
  /** In some unit of money; nothing where no deposit is asked, and a price of nothing where it is given free. */
  readonly deposit: number;
  readonly price: number;
  /** The winner's deposit is the bond of his contract: how that ends, `releases.spec.ts` plays. */
  readonly isBond?: boolean;
  /** How often the bank sends a payment back, or a line comes that is not plainly somebody's; never where it is left out. */
  readonly mishaps?: number;
  /** How often a side gives notice that ends the contract; never where it is left out. */
  readonly notices?: number;
}

export interface Seat {
  registration: string | null;
  deposit: string | null;
  /** What of it is kept for the transferor. */
  kept: number;
  hasPaddle: boolean;
}

/** A payment that the center's bank is to be told of, or has been; `seat` is the receipt's place where it returns one. */
export interface Order {
  /** `REFUND_BEFORE`: a deposit went back, and has been asked for again since. */
  kind: 'REFUND' | 'REFUND_BEFORE' | 'FORFEIT' | 'PAYOUT' | 'PRICE_REFUND' | 'PRICE_FORFEIT' | 'RETURN';
  readonly seat: number;
  readonly amount: number;
  state: string;
  /** It is to take the place of the one before it, which came back. */
  isAgain: boolean;
}

/** A line of the bank's statement, as far as it is not plainly somebody's. */
export interface Receipt {
  state: string;
  readonly amount: number;
}

/** A deal as far as money, claims and states go: everything that a listing brings into being. */
export interface Deal {
  kind: Kind;
  lot: string;
  lotBefore: string | null;
  stop: 'COMPLAINT' | 'RESERVE' | 'OTHER' | null;
  seats: Seat[];
  session: string | null;
  sessionBefore: string | null;
  negotiation: string | null;
  objection: string | null;
  contract: string | null;
  certificate: string | null;
  /** A notice that is to end the contract; nothing once it is dealt with. */
  ending: string | null;
  endingBefore: string | null;
  /** Once the lot has had its certificate, another replaces it. */
  isReplacing: boolean;
  winner: number | null;
  /** Seats that were asked to take a broken winner's place. */
  asked: number[];
  /** Held by the listing; let for its term; passed for good; or nobody's. */
  claim: 'FREE' | 'HELD' | 'LET' | 'PASSED';
  /** What the transferee has still to pay. */
  open: number;
  held: { deposits: number; price: number; unclaimed: number };
  paidOut: number;
  orders: Order[];
  receipts: Receipt[];
  /** What may still go wrong at the bank. */
  mishaps: number;
  /** Notices that may still be given. */
  notices: number;
}

export function newDeal(kind: Kind, seats: number): Deal {
  return {
    kind,
    lot: TABLES.lot.initial,
    lotBefore: null,
    stop: null,
    seats: Array.from({ length: seats }, () => ({
      registration: null,
      deposit: null,
      kept: 0,
      hasPaddle: false,
    })),
    session: null,
    sessionBefore: null,
    negotiation: null,
    objection: null,
    contract: null,
    certificate: null,
    ending: null,
    endingBefore: null,
    isReplacing: false,
    winner: null,
    asked: [],
    claim: 'FREE',
    open: 0,
    held: { deposits: 0, price: 0, unclaimed: 0 },
    paidOut: 0,
    orders: [],
    receipts: [],
    mishaps: kind.mishaps ?? 0,
    notices: kind.notices ?? 0,
  };
}

/** A deal to go on with, while the one before stays as it was. */
export function copyOf(deal: Deal): Deal {
  return {
    ...deal,
    seats: deal.seats.map((seat) => ({ ...seat })),
    asked: [...deal.asked],
    held: { ...deal.held },
    orders: deal.orders.map((order) => ({ ...order })),
    receipts: deal.receipts.map((receipt) => ({ ...receipt })),
  };
}

/** Every state that a deal is in, with the table that it goes by. */
export function statesOf(deal: Deal): [Machine, string][] {
  const single = ['session', 'negotiation', 'objection', 'contract', 'certificate', 'ending'] as const;
  const states: [Machine, string | null][] = [
    ['lot', deal.lot],
    ...single.map((machine): [Machine, string | null] => [machine, deal[machine]]),
    ...deal.seats.map(({ registration }): [Machine, string | null] => ['registration', registration]),
    ...deal.seats.map(({ deposit }): [Machine, string | null] => ['deposit', deposit]),
    ...deal.orders.map(({ state }): [Machine, string | null] => ['order', state]),
    ...deal.receipts.map(({ state }): [Machine, string | null] => ['receipt', state]),
  ];
  return states.filter((one): one is [Machine, string] => one[1] !== null);
}

/**
 * What still keeps a deal from its end, in words; nothing where it is over: every table at rest, no money held, no
 * payment under way, and nothing claimed by a listing that is over.
 */
export function findOpen(deal: Deal, tables: Tables = TABLES): string[] {
  const open = statesOf(deal)
    .filter(([machine, state]) => {
      const { final, rests = [] } = tables[machine];
      return !final.includes(state) && !rests.includes(state);
    })
    .map(([machine, state]) => `${machine} ${state}`);
  const held = deal.held.deposits + deal.held.price + deal.held.unclaimed;
  const isArchived = deal.lot === 'ARCHIVED';
  if (held !== 0) open.push(`holds ${held}`);
  if (deal.claim === 'HELD' || (deal.claim !== 'FREE' && !isArchived)) open.push(`claim ${deal.claim}`);
  if (!isArchived && deal.contract === 'SIGNED_ALL') open.push('contract SIGNED_ALL');
  if (!isArchived && deal.seats.some(({ registration }) => registration === 'WON'))
    open.push('registration WON');
  return open;
}
