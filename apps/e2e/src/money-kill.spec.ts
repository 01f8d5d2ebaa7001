import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { findOrderId } from '@helan/domain';
import type { PaymentBatchView, PreparedBatchView } from '@helan/contracts';
import { PASSWORD } from '../../../tools/deal/accounts.js';
import { Person } from '../../../tools/deal/person.js';
import { advanceTo, later, readClock } from '../../../tools/deal/stage.js';
import { BANK_ACCOUNT, BANK_COLUMNS, bankStatuses, bankTable } from '../../api/src/testing/bank-files.js';
import { HeldRow } from './held-row.js';
import { RunningPlatform } from './running-platform.js';

/** Lines of the file in whose reading and taking the platform is killed, and of those that two processes take. */
const LINES = 3_000;
const MORE = 2_000;
/** Of them so many are nobody's, and go back. */
const RETURNS = 600;
/** As many as are confirmed by one act, and as many lines as are taken in by one transaction. */
const AT_ONCE = 500;

let platform: RunningPlatform;
/** By which it is looked how far the platform is. */
let watcher: pg.Client;
let today: string;
let batchId: string;
const people = new Map<string, Person>();

beforeAll(async () => {
  platform = await RunningPlatform.start();
  watcher = new pg.Client({ connectionString: platform.owner });
  await watcher.connect();
  today = (await readClock(platform.url)).toISOString().slice(0, 10);
  const profile = {
    ...{ bank: 'DEPOSIT_BANK', accountNo: BANK_ACCOUNT, accountName: '中心', bankName: '某银行' },
    ...{ bankNo: '313871000007', orderForm: 'PAIN', columns: BANK_COLUMNS, reason: '开户资料' },
  };
  const { id } = await (await as('chuna')).post<{ id: string }>('finance/bank-profiles', profile);
  await (
    await as('fuhe')
  ).post(`finance/bank-profiles/${id}/answer`, { agrees: true, reason: '对过开户资料' });
});
afterAll(async () => {
  await watcher.end();
  await platform.stop();
});

/** Whoever is signed in stays so, whatever becomes of the process. */
async function as(login: string, url = platform.url): Promise<Person> {
  const key = `${login} ${url}`;
  if (!people.has(key)) people.set(key, await new Person(url, login).signIn(PASSWORD));
  return people.get(key)!;
}

/** One row of one question, asked until it is so. */
async function until<T>(sql: string, values: unknown[], isSo: (row: T) => boolean): Promise<T> {
  for (;;) {
    const row = await one<T | undefined>(sql, values);
    if (row !== undefined && isSo(row)) return row;
  }
}

const one = async <T>(sql: string, values: unknown[] = []) => (await watcher.query(sql, values)).rows[0] as T;

interface Statement {
  readonly state: string;
  readonly read_lines: number;
  readonly done_lines: number;
  readonly new_lines: number;
}
const STATEMENT = 'select state, read_lines, done_lines, new_lines from bank_statement where id = $1';
const is = (state: string) => (row: Statement) => row.state === state;

/** Money of so many people that names nobody's number, of 1.00 each. */
const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `K${String(from + n).padStart(6, '0')}`);
const fileOf = (from: number, count: number) =>
  bankTable(numbers(from, count).map((flowNo) => ({ day: today, flowNo, yuan: 1, name: '路过的人' })));

async function handIn(content: Buffer, url = platform.url): Promise<string> {
  const clerk = await as('chuna', url);
  const route = 'finance/bank-statements?bank=DEPOSIT_BANK';
  return (await clerk.sendForm<{ id: string }>(route, {}, '明细.csv', content)).id;
}

/** Killed while it waits for a row that somebody else has, in the middle of what it does. */
async function killedAt(held: HeldRow): Promise<void> {
  await held.isWaitedFor();
  await platform.kill();
  await held.letGo();
}

const claimed = (flowNo: string) =>
  HeldRow.take(
    platform.owner,
    `insert into flow_claim (bank, flow_no, owner) values ('DEPOSIT_BANK', $1, 'held')`,
    [flowNo],
  );
/** Of the lines of files and what was entered by them: how many there are, and how many different ones. */
const entered = () =>
  one<Record<'lines' | 'numbers' | 'receipts' | 'matched', number>>(
    `select (select count(*)::int from bank_line) as lines, (select count(distinct flow_no)::int from bank_line) as numbers,
       (select count(*)::int from bank_receipt) as receipts,
       (select count(distinct l.id)::int from bank_line l join bank_receipt b on b.id = l.receipt_id and b.flow_no = l.flow_no)
         as matched`,
  );

async function ledgerCheck(): Promise<string> {
  const check = platform.run('check-ledger.js');
  const [said, wrong] = await Promise.all([text(check.stdout!), text(check.stderr!)]);
  return said + wrong;
}

test('killed while it reads a file: what lay there stays, and it is read on from there', async () => {
  const id = await handIn(fileOf(0, LINES));
  // Somebody takes the file apart; its first portion has yet to be put down.
  await until<{ reader: string | null }>(
    'select reader from bank_statement where id = $1',
    [id],
    ({ reader }) => reader !== null,
  );
  const held = await HeldRow.take(
    platform.owner,
    `insert into bank_statement_line (statement_id, no, place, verdict, sub_account, other_name, remark, is_reversal)
     values ($1, 2500, 1, 'BAD', '', '', '', false)`,
    [id],
  );
  await killedAt(held);
  expect(await one<Statement>(STATEMENT, [id])).toMatchObject({ state: 'RECEIVED', read_lines: 2000 });
  await platform.restart();
  // Whoever read it is silent for as long as he had.
  await advanceTo(platform.url, later((await readClock(platform.url)).toISOString(), 120_000));
  expect(await until(STATEMENT, [id], is('READ'))).toMatchObject({ read_lines: LINES, new_lines: LINES });
});

test('killed while it takes the lines in: whole transactions or nothing of each, and every line once', async () => {
  const { id } = await one<{ id: string }>('select id from bank_statement');
  const held = await claimed(numbers(1_250, 1)[0]!);
  await (await as('chuna')).post(`finance/bank-statements/${id}/taking`);
  await killedAt(held);
  expect(await one<Statement>(STATEMENT, [id])).toMatchObject({ state: 'TAKING', done_lines: 1_000 });
  expect(await entered()).toEqual({ lines: 1_000, numbers: 1_000, receipts: 1_000, matched: 1_000 });
  await platform.restart();
  expect(await until(STATEMENT, [id], is('TAKEN'))).toMatchObject({ done_lines: LINES });
  expect(await entered()).toEqual({ lines: LINES, numbers: LINES, receipts: LINES, matched: LINES });
});

test('two processes take two files that overlap, and one of them is killed: every line once', async () => {
  const other = await platform.startBeside();
  const ids = [
    await handIn(fileOf(LINES, MORE)),
    await handIn(fileOf(LINES + MORE / 2, MORE), other.url),
  ] as const;
  for (const id of ids) await until(STATEMENT, [id], is('READ'));
  await Promise.all([
    (await as('chuna')).post(`finance/bank-statements/${ids[0]}/taking`),
    (await as('chuna', other.url)).post(`finance/bank-statements/${ids[1]}/taking`),
  ]);
  await until<{ n: number }>(
    'select sum(done_lines)::int as n from bank_statement',
    [],
    ({ n }) => n > LINES,
  );
  await other.kill();
  for (const id of ids) await until(STATEMENT, [id], is('TAKEN'));
  const all = LINES + MORE + MORE / 2;
  expect(await entered()).toEqual({ lines: all, numbers: all, receipts: all, matched: all });
  const { n } = await one<{ n: number }>(
    "select count(*)::int as n from bank_line where outcome = 'RECEIPT'",
  );
  expect(n).toBe(all);
});

test('killed while what nobody claims is let go: each of it is ordered to go back once', async () => {
  const rows = await platform.query<{ id: string }>('select id from bank_receipt order by flow_no limit $1', [
    RETURNS,
  ]);
  const second = await as('fuhe');
  for (let from = 0; from < RETURNS; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map(({ id }) => id);
    expect(await second.post('finance/receipts/confirmations', { ids })).toMatchObject({ failed: [] });
  }
  const { at } = await one<{ at: Date }>(
    "select max(held_due_at) as at from bank_receipt where state = 'POOLED'",
  );
  const ORDERED = 'select count(*)::int as n from payment_order';
  const advancing = advanceTo(platform.url, later(at.toISOString(), 1000)).catch(() => undefined);
  await until<{ n: number }>(ORDERED, [], ({ n }) => n >= 50);
  await platform.kill();
  await advancing;
  expect((await one<{ n: number }>(ORDERED)).n).toBeLessThan(RETURNS);
  await platform.restart();
  await advanceTo(platform.url, later(at.toISOString(), 1000));
  await until<{ n: number }>(ORDERED, [], ({ n }) => n >= RETURNS);
  // Days end every session.
  people.clear();
  expect(
    await one(
      `select count(*)::int as orders, count(distinct o.subject)::int as receipts, sum(o.amount_fen)::int as fen
       from payment_order o join bank_receipt b on b.id::text = o.subject and b.state = 'UNCLAIMED' where o.state = 'DUE'`,
    ),
  ).toEqual({ orders: RETURNS, receipts: RETURNS, fen: RETURNS * 100 });
});

test('killed while a batch is put together: there is none, and everything is due; then there is one', async () => {
  const body = { bank: 'DEPOSIT_BANK', title: '退回' };
  const held = await HeldRow.take(
    platform.owner,
    'select 1 from payment_order where id = (select id from payment_order order by id offset $1 limit 1) for update',
    [RETURNS / 2],
  );
  const putting = (await as('chuna')).post('finance/payment-batches', body).catch(() => undefined);
  await killedAt(held);
  await putting;
  const standing = () =>
    platform.query(
      `select o.state, count(*)::int as n, count(distinct o.batch_id)::int as batches from payment_order o group by o.state`,
    );
  expect(await standing()).toEqual([{ state: 'DUE', n: RETURNS, batches: 0 }]);
  await platform.restart();
  const prepared = await (await as('chuna')).post<PreparedBatchView>('finance/payment-batches', body);
  expect(prepared).toMatchObject({ count: RETURNS });
  batchId = prepared.id;
  const { total, amountFen } = await (
    await as('fuhe')
  ).get<PaymentBatchView>(`finance/payment-batches/${batchId}`);
  await (await as('fuhe')).post(`finance/payment-batches/${batchId}/sending`, { count: total, amountFen });
  expect(await standing()).toEqual([{ state: 'SENT', n: RETURNS, batches: 1 }]);
});

test('killed while it takes in that the payments were made, two processes at it: each is confirmed once', async () => {
  const file = (await (await as('chuna')).download(`finance/payment-batches/${batchId}/file`)).toString();
  const marks = [...file.matchAll(/<EndToEndId>([^<]+)/g)].map(([, mark]) => mark!);
  expect(new Set(marks).size).toBe(RETURNS);
  const id = await handIn(bankStatuses(marks.map((mark, n) => ({ mark, status: 'ACSC', flowNo: `Z${n}` }))));
  await until(STATEMENT, [id], is('READ'));
  await (await as('chuna')).post(`finance/bank-statements/${id}/taking`);
  const held = await HeldRow.take(platform.owner, 'select 1 from payment_order where id = $1 for update', [
    findOrderId(marks[AT_ONCE + 50]!),
  ]);
  await (await as('fuhe')).post(`finance/bank-statements/${id}/release`);
  await killedAt(held);
  const paid = () =>
    one(
      `select count(*)::int as orders, count(distinct o.flow_no)::int as flows, count(e.id)::int as entries,
         count(distinct e.key)::int as keys, coalesce(sum(w.fen), 0)::int as fen
       from payment_order o left join ledger_entry e on e.key = 'order:' || o.id
       left join lateral (select sum(l.credit_fen) as fen from ledger_line l
         where l.entry_id = e.id and l.account = 'DEPOSIT_BANK') w on true where o.state = 'CONFIRMED'`,
    );
  const each = (n: number) => ({ orders: n, flows: n, entries: n, keys: n, fen: n * 100 });
  expect(await paid()).toEqual(each(AT_ONCE));
  await Promise.all([platform.restart(), platform.startBeside()]);
  await until(STATEMENT, [id], is('TAKEN'));
  expect(await paid()).toEqual(each(RETURNS));
  // The same word once more, and in another order.
  const again = bankStatuses(
    marks.map((mark, n) => ({ mark, status: 'ACSC', flowNo: `Z${n}` })).reverse(),
    'M2',
  );
  const other = await handIn(again);
  await until(STATEMENT, [other], is('READ'));
  await (await as('chuna')).post(`finance/bank-statements/${other}/taking`);
  await (await as('fuhe')).post(`finance/bank-statements/${other}/release`);
  await until(STATEMENT, [other], is('TAKEN'));
  expect(await paid()).toEqual(each(RETURNS));
  expect(await one('select outcome from bank_line where order_id is not null')).toBeUndefined();
});

test('and the books stand', async () => {
  expect(
    await platform.query(`select state, count(*)::int as n from bank_receipt group by state order by state`),
  ).toEqual([
    { state: 'ENTERED', n: LINES + MORE + MORE / 2 - RETURNS },
    { state: 'RETURNED', n: RETURNS },
  ]);
  expect(
    await one(
      "select sum(debit_fen - credit_fen)::int as fen from ledger_account where account = 'DEPOSIT_BANK'",
    ),
  ).toEqual({ fen: 0 });
  expect(await ledgerCheck()).toMatch(/^账平/);
});
