import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  type Balance,
  type BondState,
  type DepositState,
  type Posting,
  bondLifecycle,
  depositLifecycle,
  findLedgerFaults,
  isRefusal,
  postings,
} from '../index.js';

const AMOUNT = 100n;
const LOT = 'lot';

/** Where each fen of a deposit went. */
interface Ends {
  back: bigint;
  price: bigint;
  transferor: bigint;
}

/** A deposit with its bond and the payments that are under way, and the books of all of them. */
class Deposit {
  state: DepositState = 'DUE';
  bond: BondState | null = null;
  claimed = 0n;
  converted = 0n;
  forfeited = 0n;
  transfer: 'DUE' | 'DONE' | null = null;
  /** Orders that the bank has not been told of, each with what it pays. */
  open: { readonly kind: 'REFUND' | 'FORFEIT' | 'BOND_RETURN' | 'BOND_CLAIM'; readonly fen: bigint }[] = [];
  readonly ends: Ends = { back: 0n, price: 0n, transferor: 0n };

  constructor(
    readonly id: string,
    private readonly books: Books,
  ) {}

  private may(action: Parameters<typeof depositLifecycle.next>[1]): boolean {
    const to = depositLifecycle.next(this.state, action);
    if (isRefusal(to)) return false;
    this.state = to;
    return true;
  }

  private mayBond(action: Parameters<typeof bondLifecycle.next>[1]): boolean {
    const to = this.bond === null ? null : bondLifecycle.next(this.bond, action);
    if (to === null || isRefusal(to)) return false;
    this.bond = to;
    return true;
  }

  hold(): void {
    if (this.may('hold')) this.books.post(postings.depositIn(this.id, AMOUNT));
  }

  release(): void {
    if (this.state === 'DUE') this.may('expire');
    if (this.state !== 'HELD' || !this.may('release')) return;
    this.open.push({ kind: 'REFUND', fen: AMOUNT - this.converted - this.forfeited });
  }

  keep(): void {
    if (this.open.some(({ kind }) => kind === 'REFUND') && this.may('keep'))
      this.open = this.open.filter(({ kind }) => kind !== 'REFUND');
  }

  convert(fen: bigint): void {
    if (this.state !== 'HELD' || this.converted > 0n || this.forfeited > 0n) return;
    this.converted = fen;
    if (fen === AMOUNT) this.may('convert');
    this.books.post(postings.transferOrdered(this.id, LOT, fen));
    this.transfer = 'DUE';
    this.ends.price += fen;
  }

  secure(): void {
    if (this.converted > 0n || this.forfeited > 0n || !this.may('secure')) return;
    this.bond = bondLifecycle.table.initial;
    this.books.post(postings.bondTransferOrdered(this.id, LOT, AMOUNT));
    this.transfer = 'DUE';
  }

  forfeit(fen: bigint): void {
    const held = AMOUNT - this.converted;
    if (this.state !== 'HELD' || this.forfeited > 0n) return;
    this.forfeited = fen < held ? fen : held;
    if (this.forfeited === 0n) return;
    if (this.forfeited === held) this.may('forfeit');
    this.books.post(postings.depositForfeited(this.id, this.forfeited));
    this.open.push({ kind: 'FORFEIT', fen: this.forfeited });
  }

  move(): void {
    if (this.transfer !== 'DUE') return;
    const fen = this.bond === null ? this.converted : AMOUNT;
    this.books.post(postings.transferDone(this.id, LOT, fen));
    this.transfer = 'DONE';
  }

  claim(fen: bigint): void {
    const left = AMOUNT - this.claimed;
    const part = fen < left ? fen : left;
    if (this.bond !== 'HELD' || part === 0n) return;
    this.claimed += part;
    this.open.push({ kind: 'BOND_CLAIM', fen: part });
    if (this.claimed === AMOUNT) this.mayBond('spend');
  }

  endContract(): void {
    if (this.mayBond('release')) this.open.push({ kind: 'BOND_RETURN', fen: AMOUNT - this.claimed });
  }

  /** The bank pays the first order; what is still on its way to its account cannot be paid. */
  pay(): void {
    const [order] = this.open;
    if (!order || (order.kind.startsWith('BOND') && this.transfer !== 'DONE')) return;
    this.open.shift();
    if (order.kind === 'REFUND') {
      this.may('refund');
      this.books.post(postings.depositRefunded(this.id, order.fen));
      this.ends.back += order.fen;
    } else if (order.kind === 'FORFEIT') {
      if (this.state === 'FORFEITED') this.may('distribute');
      this.books.post(postings.forfeitPaidOut(this.id, order.fen));
      this.ends.transferor += order.fen;
    } else {
      if (order.kind === 'BOND_RETURN') this.mayBond('refund');
      this.books.post(postings.bondReturned(LOT, order.fen));
      this.ends[order.kind === 'BOND_RETURN' ? 'back' : 'transferor'] += order.fen;
    }
  }

  /** Everybody does what is his, and nothing new happens. */
  finish(): void {
    if (this.state === 'HELD' || this.state === 'DUE') this.release();
    this.move();
    if (this.bond === 'HELD') this.endContract();
    while (this.open.length > 0) this.pay();
  }
}

class Books {
  private readonly sums = new Map<string, Balance>();

  post(lines: readonly Posting[]): void {
    for (const { account, subject, debitFen, creditFen } of lines) {
      const key = `${account} ${subject}`;
      const sum = this.sums.get(key) ?? { account, subject, debitFen: 0n, creditFen: 0n };
      this.sums.set(key, {
        ...sum,
        debitFen: sum.debitFen + debitFen,
        creditFen: sum.creditFen + creditFen,
      });
    }
    const faults = findLedgerFaults([...this.sums.values()]);
    if (faults.length > 0) throw new Error(faults.join('; '));
  }

  owed(account: Account): bigint {
    return [...this.sums.values()]
      .filter((row) => row.account === account)
      .reduce((sum, { debitFen, creditFen }) => sum + creditFen - debitFen, 0n);
  }
}

const STEPS: Readonly<Record<string, (deposit: Deposit, fen: bigint) => void>> = {
  hold: (deposit) => deposit.hold(),
  release: (deposit) => deposit.release(),
  keep: (deposit) => deposit.keep(),
  convert: (deposit, fen) => deposit.convert(fen),
  secure: (deposit) => deposit.secure(),
  forfeit: (deposit, fen) => deposit.forfeit(fen),
  move: (deposit) => deposit.move(),
  claim: (deposit, fen) => deposit.claim(fen),
  endContract: (deposit) => deposit.endContract(),
  pay: (deposit) => deposit.pay(),
};
const event = fc.tuple(
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom(...Object.keys(STEPS)),
  fc.constantFrom(1n, 30n, AMOUNT),
);

test('whatever the order of events, each fen of each deposit ends once, and the books agree after every entry', () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(fc.array(event, { minLength: 10, maxLength: 60 }), (events) => {
      const books = new Books();
      const deposits = ['a', 'b', 'c'].map((id) => new Deposit(id, books));
      for (const [index, step, fen] of events) STEPS[step]!(deposits[index]!, fen);
      const held = deposits.map(({ state }) => state !== 'DUE' && state !== 'LATE');
      deposits.forEach((deposit) => deposit.finish());
      deposits.forEach(({ state, bond, ends: { back, price, transferor } }, index) => {
        ends.add(`${state} ${bond ?? ''}`);
        expect(back + price + transferor).toBe(held[index] ? AMOUNT : 0n);
        expect(depositLifecycle.isAtRest(state)).toBe(true);
        expect(bond === null || bondLifecycle.isAtRest(bond)).toBe(true);
      });
      for (const account of ['DEPOSITS_HELD', 'FORFEITS_HELD', 'TRANSFERS_DUE', 'BONDS_HELD'] as const)
        expect(books.owed(account)).toBe(0n);
      expect(books.owed('PRICES_HELD')).toBe(deposits.reduce((sum, one) => sum + one.ends.price, 0n));
    }),
    { numRuns: 2_000 },
  );
  // Each end has been come to: what is never reached proves nothing.
  expect([...ends].sort()).toEqual([
    'CONVERTED_TO_BOND RETURNED',
    'CONVERTED_TO_BOND SPENT',
    'CONVERTED_TO_PRICE ',
    'DISTRIBUTED ',
    'LATE ',
    'REFUNDED ',
  ]);
});
