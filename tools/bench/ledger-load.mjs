// @ts-check
import { percentiles, round } from './figures.mjs';

/**
 * @typedef {{ post: (tx: unknown, entry: object) => Promise<boolean>, postAll: (tx: unknown, entries: object[]) => Promise<number> }} Ledger
 * @typedef {{ transaction: <T>(work: (tx: unknown) => Promise<T>) => Promise<T> }} DataSource
 * @typedef {{ batch: number, accounts: number, lanes: number, seconds: number }} Shape
 */

let made = 0;

/**
 * A price that comes in for one of so many lots: two lines, each on an account of the lot's.
 * @param {number} accounts
 */
function transfer(accounts) {
  made += 1;
  const subject = `BENCH${accounts}-${made % accounts}`;
  return {
    key: `bench:${made}`,
    memo: '代收交易价款',
    bankFlowNo: `F${made}`,
    lines: [
      { account: 'PRICE_BANK', subject, debitFen: 100n, creditFen: 0n },
      { account: 'PRICES_HELD', subject, debitFen: 0n, creditFen: 100n },
    ],
  };
}

/**
 * So many lanes, each a transaction after the other for so many seconds; every transaction posts a batch by the platform's
 * own service. A transfer counts when its transaction has been committed.
 * @param {{ ledger: Ledger, dataSource: DataSource }} platform
 * @param {Shape} shape
 */
export async function transferFor({ ledger, dataSource }, { batch, accounts, lanes, seconds }) {
  /** @type {number[]} */
  const latencies = [];
  const began = performance.now();
  let transfers = 0;
  const lane = async () => {
    while (performance.now() - began < seconds * 1000) {
      const entries = Array.from({ length: batch }, () => transfer(accounts));
      const at = performance.now();
      // Lanes add to one sum: it is read when the transaction is over, not before.
      const posted = await dataSource.transaction((tx) => ledger.postAll(tx, entries));
      transfers += posted;
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const took = (performance.now() - began) / 1000;
  return {
    ...{ batch, accounts, lanes, transfers },
    perSecond: Math.round(transfers / took),
    ...percentiles(latencies),
    seconds: round(took),
  };
}

/** Entries and lines of so many transfers over so many lots, by one statement. */
const SET = `
  with entry as (
    insert into $entry$ (key, memo, bank_flow_no, day, at)
    select $1 || ':' || n, '代收交易价款', 'F' || n, (now.at at time zone 'Asia/Shanghai')::date, now.at
    from generate_series(1, $2::int) n, (select platform_now() as at) now returning id, key
  )
  insert into $line$ (entry_id, line, account, subject, debit_fen, credit_fen)
  select e.id, side, case side when 1 then 'PRICE_BANK' else 'PRICES_HELD' end,
    'BENCH' || $3::int || '-' || split_part(e.key, ':', 2)::int % $3::int,
    case side when 1 then 100 else 0 end, case side when 2 then 100 else 0 end
  from entry e cross join generate_series(1, 2) side`;

/**
 * The same rows by one set-based insert on one connection: into the books themselves, with every trigger, constraint and
 * key that they have; or into bare copies of the two tables, with their keys and indexes and nothing that watches over
 * them.
 * @param {import('pg').Client} client
 * @param {{ transfers: number, accounts: number, isBare: boolean }} shape
 */
export async function floor(client, { transfers, accounts, isBare }) {
  await client.query(
    `create table if not exists bare_entry (like ledger_entry including all);
     create table if not exists bare_line (like ledger_line including all, foreign key (entry_id) references bare_entry (id))`,
  );
  const [entry, line] = isBare ? ['bare_entry', 'bare_line'] : ['ledger_entry', 'ledger_line'];
  made += 1;
  const began = performance.now();
  await client.query(SET.replace('$entry$', entry).replace('$line$', line), [
    `set-${made}`,
    transfers,
    accounts,
  ]);
  const seconds = (performance.now() - began) / 1000;
  return { transfers, accounts, isBare, perSecond: Math.round(transfers / seconds) };
}
