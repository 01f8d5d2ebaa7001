import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { BidReceipt, BidRecordView, Problem } from '@helan/contracts';
import pg from 'pg';
import type { Response } from 'supertest';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { createApp } from '../../create-app.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { admittedTogether, workingDayAt } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let second: NestExpressApplication;
let lots: string[];
let yuan = 620;
/** Who bids on the first lot: nobody twice in a row, since he leads there. */
let turn = 0;

beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, [{}, {}, {}, {}, {}]);
  const startAt = await workingDayAt(platform, '10:00');
  const host = await platform.as('zuzhi');
  for (const lotId of lots) await host.post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
  second = await createApp(platform.config);
  await second.init();
  await second.get(PlatformClock).measure();
}, 120_000);
afterAll(async () => {
  await second.close();
  await platform.close();
});

const bid = (person: TestPerson, lotId: string, amount: number, key: string = randomUUID()) =>
  person
    .request('post', `lots/${lotId}/bids`)
    .set('idempotency-key', key)
    .send({ amountFen: String(amount * 100) })
    .then();
const codeOf = ({ text, body }: Response) =>
  (JSON.parse(text || (body as Buffer).toString()) as Problem).code;
const receiptOf = ({ body }: Response) => body as BidReceipt;
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  platform.dataSource.query<T[]>(sql, values);

/** Holds something of the database, by its owner's hand, until it is let go. */
const hold = async (sql: string): Promise<() => Promise<void>> => {
  const holder = new pg.Client({ connectionString: platform.config.ownerDatabaseUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query(sql);
  return async () => {
    await holder.query('commit');
    await holder.end();
  };
};
const asOwner = async (sql: string) => (await hold(sql))();
/** So many of this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const [row] = await query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row!.n >= count) return;
  }
};
/** The transactions that wrote the lines of these receipts: each records its own at one moment. */
const transactionsOf = async (answers: readonly Response[]): Promise<number> => {
  const [row] = await query<{ n: number }>(
    'select count(distinct recorded_at)::int as n from session_line where hash = any($1)',
    [answers.map((answer) => receiptOf(answer).hash)],
  );
  return row!.n;
};

/** Bids on the other lots while one on the first is being written: they wait together, and go into one batch. */
async function together(bids: () => Promise<Response>[]): Promise<Response[]> {
  const letGo = await hold('lock table session_head in share mode');
  const first = bid(await platform.as(BIDDERS[turn++ % 2]!), lots[0]!, (yuan += 5));
  await waiting(1);
  const answers = bids();
  // Each of them has reached the platform before the first is let go.
  await Promise.race([Promise.all(answers), whenAllWait(answers.length + 1)]);
  await letGo();
  expect((await first).status).toBe(201);
  return Promise.all(answers);
}

async function whenAllWait(count: number): Promise<void> {
  const { Arrivals } = await import('./arrivals.js');
  const arrivals = platform.app.get(Arrivals);
  while (arrivals.stuck(-1).length < count) await new Promise(setImmediate);
}

test('bids of several lots are written by one transaction, each answered with a receipt of its own lot', async () => {
  const person = await platform.as('jingmai2');
  const price = (yuan += 5);
  const answers = await together(() => lots.slice(1).map((lotId) => bid(person, lotId, price)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(await transactionsOf(answers)).toBe(1);
  expect(new Set(answers.map((answer) => receiptOf(answer).lotNo)).size).toBe(4);
  const rows = await query<{ current_fen: string; lines: number; last_hash: string; head: string }>(
    `select s.current_fen, s.lines, s.last_hash, h.last_hash as head from bidding_session s
     join session_head h on h.session_id = s.id and h.last_seq = s.lines where s.lot_id = any($1)`,
    [lots.slice(1)],
  );
  expect(rows).toHaveLength(4);
  for (const { current_fen, last_hash, head } of rows)
    expect([current_fen, last_hash]).toEqual([String(price * 100), head]);
}, 60_000);

describe('of several lots at once', () => {
  test('one that cannot be written takes no other along, and goes on as soon as it can', async () => {
    const [broken] = lots.slice(1);
    const person = await platform.as('jingmai3');
    const price = (yuan += 5);
    // Its next line has the number of one that is there.
    await asOwner(`update bidding_session set lines = lines - 1 where lot_id = '${broken}'`);
    const answers = await together(() => lots.slice(1).map((lotId) => bid(person, lotId, price)));
    await asOwner(`update bidding_session set lines = lines + 1 where lot_id = '${broken}'`);
    expect(answers.map(({ status }) => status)).toEqual([409, 201, 201, 201]);
    expect(codeOf(answers[0]!)).toBe('request.conflict');
    expect(await transactionsOf(answers.slice(1))).toBe(1);
    expect((await bid(person, broken!, price)).status).toBe(201);
  }, 60_000);

  test('one whose session stands still refuses its bids alone', async () => {
    const [stopped] = lots.slice(1);
    const person = await platform.as('jingmai1');
    const price = (yuan += 5);
    const host = await platform.as('zuzhi');
    await host.post(`lots/${stopped}/trading/pause`, { reason: '现场断电' });
    const answers = await together(() => lots.slice(1).map((lotId) => bid(person, lotId, price)));
    expect(answers.map(({ status }) => status)).toEqual([409, 201, 201, 201]);
    expect(codeOf(answers[0]!)).toBe('bid.paused');
    expect(await transactionsOf(answers.slice(1))).toBe(1);
  }, 60_000);

  test('one that somebody holds keeps no other waiting, and is decided when it is let go', async () => {
    const [, , heldLot, free] = lots;
    const person = await platform.as('jingmai2');
    const letGo = await hold(`select 1 from bidding_session where lot_id = '${heldLot}' for update`);
    const price = (yuan += 5);
    const order: string[] = [];
    const late = bid(person, heldLot!, price).then(({ status }) => void order.push(`held ${status}`));
    await waiting(1);
    expect((await bid(person, free!, price)).status).toBe(201);
    expect((await bid(person, lots[0]!, (yuan += 5))).status).toBe(201);
    order.push('let go');
    await letGo();
    await late;
    expect(order).toEqual(['let go', 'held 201']);
  }, 60_000);

  test('somebody who is signing out keeps nobody else waiting', async () => {
    const leaving = await TestPerson.signIn(platform.app, 'jingmai3');
    const staying = await platform.as('jingmai2');
    const price = (yuan += 5);
    const sid = decodeURIComponent(String(leaving.credentials()['Cookie'])).match(/s:([^.]+)\./)![1]!;
    const letGo = await hold(`delete from web_session where sid = '${sid}'`);
    const late = bid(leaving, lots[3]!, price);
    await waiting(1);
    expect((await bid(staying, lots[4]!, price)).status).toBe(201);
    await letGo();
    const answer = await late;
    expect([answer.status, codeOf(answer)]).toEqual([401, 'session.required']);
  }, 60_000);
});

test('at two processes, each bid sent six times: one order a lot, no gap, every accepted answer a row', async () => {
  const open = [lots[0]!, lots[2]!, lots[3]!, lots[4]!];
  const people = await Promise.all(
    BIDDERS.map(async (login) => [await platform.as(login), await TestPerson.signIn(second, login)]),
  );
  const accepted = new Map<string, string>();
  const from = (yuan += 5);
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      open.flatMap((lotId) =>
        people.map(async (at, index) => {
          const key = randomUUID();
          const price = from + 5 * (round * 3 + index);
          const six = Array.from({ length: 6 }, (_, n) => bid(at[n % 2]!, lotId, price, key));
          const answers = await Promise.all(six);
          const hashes = answers.filter(({ status }) => status === 201).map((one) => receiptOf(one).hash);
          const refusals = answers.filter(({ status }) => status !== 201).map(codeOf);
          expect(new Set(hashes).size).toBeLessThan(2);
          if (hashes[0]) accepted.set(hashes[0], lotId);
          expect(refusals.filter((code) => !['bid.too-low', 'bid.leader'].includes(code))).toEqual([]);
        }),
      ),
    );
  }
  const rows = await query<{ lot_id: string; seqs: number[]; hashes: string[]; isRising: boolean }>(
    `select s.lot_id, array_agg(l.bid_no order by l.bid_no) as seqs,
       array_agg(l.hash) filter (where l.amount_fen >= $2) as hashes,
       array_agg(l.amount_fen order by l.bid_no) = array_agg(l.amount_fen order by l.amount_fen) as "isRising"
     from session_line l join bidding_session s on s.id = l.session_id
     where s.lot_id = any($1) and l.bid_no is not null group by 1`,
    [open, from * 100],
  );
  expect(rows.flatMap(({ hashes }) => hashes).sort()).toEqual([...accepted.keys()].sort());
  for (const { seqs, isRising } of rows) {
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(isRising).toBe(true);
  }
  await platform.advance((await platform.time()) + 3 * 3_600_000);
  for (const lotId of open) {
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(verifyRecord(record)).toMatchObject({ faults: [] });
  }
}, 120_000);
