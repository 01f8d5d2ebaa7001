import { type Balance, type Posting, isAsset } from '@helan/domain';

interface Held {
  readonly debitFen: bigint;
  readonly creditFen: bigint;
  readonly reservedDebitFen: bigint;
  readonly reservedCreditFen: bigint;
}

const NOTHING: Held = { debitFen: 0n, creditFen: 0n, reservedDebitFen: 0n, reservedCreditFen: 0n };

/** The books as they must be, by a map and a few sums: what a property test holds the ledger against. */
export class BookModel {
  private accounts = new Map<string, Held>();
  private readonly entries = new Map<string, { lines: readonly Posting[]; isReversed: boolean }>();
  private readonly reservations = new Map<string, { lines: readonly Posting[]; state: string }>();

  /** Whether it is taken; nothing is done where it is not. */
  post(key: string, lines: readonly Posting[]): boolean {
    return this.entries.has(key) || this.try(() => this.add(key, lines));
  }

  postAll(entries: readonly { readonly key: string; readonly lines: readonly Posting[] }[]): boolean {
    const fresh = entries.filter(({ key }) => !this.entries.has(key));
    // All lines are moved at once: what comes in covers what goes out.
    const isTaken = this.try(() => this.move(fresh.flatMap(({ lines }) => lines)));
    if (isTaken) for (const { key, lines } of fresh) this.entries.set(key, { lines, isReversed: false });
    return isTaken;
  }

  red(of: string, key: string): boolean {
    const taken = this.entries.get(of);
    if (!taken) return false;
    if (this.entries.has(key)) return true;
    if (taken.isReversed) return false;
    const isTaken = this.try(() => this.add(key, taken.lines.map(otherWay)));
    if (isTaken) taken.isReversed = true;
    return isTaken;
  }

  reserve(key: string, lines: readonly Posting[]): boolean {
    if (this.reservations.has(key)) return true;
    const isTaken = this.try(() => this.hold(lines, 1n));
    if (isTaken) this.reservations.set(key, { lines, state: 'OPEN' });
    return isTaken;
  }

  postReserved(key: string): boolean {
    const reservation = this.reservations.get(key);
    if (reservation?.state === 'POSTED') return true;
    if (reservation?.state !== 'OPEN') return false;
    const isTaken = this.try(() => {
      this.hold(reservation.lines, -1n);
      this.add(key, reservation.lines);
    });
    if (isTaken) reservation.state = 'POSTED';
    return isTaken;
  }

  voidReserved(key: string): boolean {
    const reservation = this.reservations.get(key);
    if (!reservation || reservation.state === 'POSTED') return false;
    if (reservation.state === 'OPEN') this.try(() => this.hold(reservation.lines, -1n));
    reservation.state = 'VOID';
    return true;
  }

  balanceOf({ account, subject }: Pick<Balance, 'account' | 'subject'>): Held {
    return this.accounts.get(`${account} ${subject}`) ?? NOTHING;
  }

  private add(key: string, lines: readonly Posting[]): void {
    this.move(lines);
    this.entries.set(key, { lines, isReversed: false });
  }

  private try(work: () => void): boolean {
    const [accounts, entries] = [new Map(this.accounts), new Map(this.entries)];
    work();
    const isCovered = [...this.accounts].every(([key, held]) => isAvailable(key, held));
    if (isCovered) return true;
    this.accounts = accounts;
    for (const key of this.entries.keys()) if (!entries.has(key)) this.entries.delete(key);
    return false;
  }

  private move(lines: readonly Posting[]): void {
    for (const line of lines) {
      const held = this.balanceOf(line);
      this.accounts.set(`${line.account} ${line.subject}`, {
        ...held,
        debitFen: held.debitFen + line.debitFen,
        creditFen: held.creditFen + line.creditFen,
      });
    }
  }

  private hold(lines: readonly Posting[], sign: bigint): void {
    for (const line of lines) {
      const held = this.balanceOf(line);
      this.accounts.set(`${line.account} ${line.subject}`, {
        ...held,
        reservedDebitFen: held.reservedDebitFen + sign * line.debitFen,
        reservedCreditFen: held.reservedCreditFen + sign * line.creditFen,
      });
    }
  }
}

function isAvailable(
  key: string,
  { debitFen, creditFen, reservedDebitFen, reservedCreditFen }: Held,
): boolean {
  return isAsset(key.split(' ')[0] as Balance['account'])
    ? debitFen - creditFen - reservedCreditFen >= 0n
    : creditFen - debitFen - reservedDebitFen >= 0n;
}

function otherWay({ account, subject, debitFen, creditFen }: Posting): Posting {
  return { account, subject, debitFen: creditFen, creditFen: debitFen };
}
