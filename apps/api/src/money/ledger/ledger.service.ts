import { Injectable } from '@nestjs/common';
import {
  ASSETS,
  type Account,
  type Balance,
  type BankAccount,
  type Fen,
  type Posting,
  findAccountFaults,
  isAsset,
  overdrawnInWords,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { type OpenFrom, banksOf, dated } from './dated-entries.js';
import { type NewEntry, writeEntries } from './entry-writer.js';
import { endReservation, makeReservation, reservedLines } from './reservations.js';
import { type RedEntry, redEntries, tieReversals } from './reversals.js';

/** A day of a bank account on which something is to be booked: today where none is said. */
export interface BookedDay {
  readonly bank: BankAccount;
  readonly day?: string | undefined;
}

/** Whether days of bank accounts take entries; throws where one does not. */
type DayGuard = (tx: EntityManager, booked: readonly BookedDay[]) => Promise<void>;

/** An account of somebody's as it stands, in fen. */
export interface AccountBalance extends Balance {
  readonly reservedDebitFen: Fen;
  readonly reservedCreditFen: Fen;
  /** What may still go out of it. */
  readonly availableFen: Fen;
  /** How often it was moved; 0 where it never was. */
  readonly version: bigint;
}

/** So many faults are enough to see that the books do not stand. */
const MOST_FAULTS = 1_000;

interface SumRow {
  readonly account: Account;
  readonly subject: string;
  readonly debit: string;
  readonly credit: string;
}

interface AccountRow extends SumRow {
  readonly reserved_debit: string;
  readonly reserved_credit: string;
  readonly version: string;
}

const SUMS = 'account, subject, debit_fen as debit, credit_fen as credit';

/** The center's sub-ledger: balanced entries, only ever added, and of each account one row that says what it comes to. */
@Injectable()
export class LedgerService {
  private dayGuard: DayGuard | undefined;
  private openFrom: OpenFrom | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** The room that closes days says which take no more entries. */
  guardWith(guard: DayGuard): void {
    this.dayGuard = guard;
  }

  /** And on which day stands what the bank had on one of them. */
  dayWith(openFrom: OpenFrom): void {
    this.openFrom = openFrom;
  }

  /** Returns whether the entry is new. */
  async post(tx: EntityManager, entry: NewEntry): Promise<boolean> {
    return (await this.postAll(tx, [entry])) === 1;
  }

  /** Any number of entries by one statement, in their order. Returns how many of them are new. */
  async postAll(tx: EntityManager, given: readonly NewEntry[]): Promise<number> {
    const entries = this.openFrom ? await dated(tx, given, this.openFrom) : given;
    await this.requireOpen(tx, entries);
    return (await writeEntries(tx, entries)).size;
  }

  /** 红字冲正 of one entry. Returns whether it is new. */
  async red(tx: EntityManager, red: RedEntry): Promise<boolean> {
    return (await this.redAll(tx, [red])) === 1;
  }

  /** 红字冲正 of any number of entries: each is taken back whole, and once. Returns how many are new. */
  async redAll(tx: EntityManager, reds: readonly RedEntry[]): Promise<number> {
    const entries = await redEntries(tx, reds);
    await this.requireOpen(tx, entries);
    const added = await writeEntries(tx, entries);
    await tieReversals(
      tx,
      reds.filter(({ key }) => added.has(key)),
    );
    return added.size;
  }

  /** Sets aside what lines would move, until a moment; returns whether the reservation is new. */
  reserve(tx: EntityManager, key: string, lines: readonly Posting[], expiresAt: Date): Promise<boolean> {
    return makeReservation(tx, key, lines, expiresAt);
  }

  /** Moves what was reserved, by an entry with the reservation's key unless another is given. Returns whether it is new. */
  async postReserved(
    tx: EntityManager,
    key: string,
    entry: Omit<NewEntry, 'key' | 'lines'> & { readonly key?: string },
  ): Promise<boolean> {
    const state = await endReservation(tx, key, 'POSTED');
    if (state === 'POSTED') return false;
    if (state !== 'OPEN') throw refused('ledger.reservation-over');
    return this.post(tx, { key, ...entry, lines: await reservedLines(tx, key) });
  }

  /** Gives up what was reserved. Returns whether it still was; what has been moved is not given up. */
  async voidReserved(tx: EntityManager, key: string): Promise<boolean> {
    const state = await endReservation(tx, key, 'VOID');
    if (state === 'POSTED') throw refused('ledger.reservation-over');
    return state === 'OPEN';
  }

  async balanceOf(
    source: DataSource | EntityManager,
    account: Account,
    subject: string,
  ): Promise<AccountBalance> {
    return (await this.balancesOf(source, [{ account, subject }]))[0]!;
  }

  /** Of each account asked for its balance, in their order; of one that was never moved zeros. */
  async balancesOf(
    source: DataSource | EntityManager,
    accounts: readonly Pick<Balance, 'account' | 'subject'>[],
  ): Promise<AccountBalance[]> {
    const rows: AccountRow[] = await source.query(
      `select w.account, w.subject, coalesce(a.debit_fen, 0)::text as debit, coalesce(a.credit_fen, 0)::text as credit,
         coalesce(a.reserved_debit_fen, 0)::text as reserved_debit,
         coalesce(a.reserved_credit_fen, 0)::text as reserved_credit, coalesce(a.version, 0)::text as version
       from unnest($1::text[], $2::text[]) with ordinality as w (account, subject, place)
         left join ledger_account a on a.account = w.account and a.subject = w.subject order by w.place`,
      [accounts.map(({ account }) => account), accounts.map(({ subject }) => subject)],
    );
    return rows.map(toAccountBalance);
  }

  async balances(source: DataSource | EntityManager = this.dataSource): Promise<Balance[]> {
    const rows: SumRow[] = await source.query(`select ${SUMS} from ledger_account order by account, subject`);
    return rows.map(toBalance);
  }

  /**
   * What is wrong with the books, in words; empty when they stand. Nothing but the accounts and what is wrong is read, of
   * which so much is said. Whether the rows are what the lines come to, `npm run ledger:check` says.
   */
  async check(source: DataSource | EntityManager = this.dataSource): Promise<string[]> {
    const totals: SumRow[] = await source.query(
      `select account, '' as subject, sum(debit_fen)::text as debit, sum(credit_fen)::text as credit
       from ledger_account group by account`,
    );
    const overdrawn: Pick<Balance, 'account' | 'subject'>[] = await source.query(
      `select account, subject from ledger_account
       where case when account = any($1) then debit_fen < credit_fen else credit_fen < debit_fen end
       order by account, subject limit ${MOST_FAULTS}`,
      [ASSETS],
    );
    return [...findAccountFaults(totals.map(toBalance)), ...overdrawn.map(overdrawnInWords)];
  }

  /** A closed day takes no entry, on its side of the books. */
  private async requireOpen(tx: EntityManager, entries: readonly NewEntry[]): Promise<void> {
    const booked = new Map<string, BookedDay>();
    for (const entry of entries)
      for (const bank of banksOf(entry)) booked.set(`${bank} ${entry.day}`, { bank, day: entry.day });
    if (booked.size > 0) await this.dayGuard?.(tx, [...booked.values()]);
  }
}

function toBalance({ account, subject, debit, credit }: SumRow): Balance {
  return { account, subject, debitFen: BigInt(debit), creditFen: BigInt(credit) };
}

function toAccountBalance(row: AccountRow): AccountBalance {
  const balance = toBalance(row);
  const { debitFen, creditFen } = balance;
  const reservedDebitFen = BigInt(row.reserved_debit);
  const reservedCreditFen = BigInt(row.reserved_credit);
  return {
    ...balance,
    ...{ reservedDebitFen, reservedCreditFen },
    availableFen: isAsset(row.account)
      ? debitFen - creditFen - reservedCreditFen
      : creditFen - debitFen - reservedDebitFen,
    version: BigInt(row.version),
  };
}
