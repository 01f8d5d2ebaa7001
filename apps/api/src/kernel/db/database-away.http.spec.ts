import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidReceipt, Problem } from '@helan/contracts';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Response } from 'supertest';
import { CutLine } from '../../testing/cut-line.js';
import { Story } from '../../testing/story.js';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { ConfirmedSessions, listGuardedRoutes } from '../auth/index.js';
import { DueRunner } from '../due/due-runner.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { DatabaseLine } from './database-line.js';

/** It answers within three seconds where nothing else runs; a machine that does other things besides takes longer. */
const LONGEST_MS = 10_000;
const BACK_MS = 10_000;

let line: CutLine;
let platform: TestPlatform;
let story: Story;
let lotId: string;
let bidder: TestPerson;
beforeAll(async () => {
  const database = await createTestDatabase();
  line = await CutLine.to(database.appUrl);
  platform = await TestPlatform.start({ ...database, appUrl: line.url }, { DATABASE_PATIENCE_MS: '' });
  await platform.app.listen(0, '127.0.0.1');
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2', 'jingmai3']));
  bidder = await platform.as('jingmai1');
});
afterEach(async () => {
  await line.repair();
  await untilHealthy();
});
afterAll(async () => {
  await platform.close();
  await line.close();
});

interface Answer {
  readonly what: string;
  readonly response: Response;
  readonly ms: number;
}

async function timed(what: string, asking: PromiseLike<Response>): Promise<Answer> {
  const began = performance.now();
  const response = await asking;
  return { what, response, ms: performance.now() - began };
}

/** Every route that the api has, each with something in its places. */
function everyRoute(person: TestPerson): Promise<Answer[]> {
  const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));
  expect(routes.length).toBeGreaterThan(100);
  return Promise.all(
    routes.map(({ method, path }) => {
      const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
      const address = path.slice(1).replace(/:\w+/g, lotId);
      const request = person.request(verb, address);
      return timed(`${method} ${address}`, verb === 'get' ? request : request.send({}));
    }),
  );
}

function requireComeAgain(answers: readonly Answer[]): void {
  const wrong = answers.filter(
    ({ response, ms }) =>
      response.status !== 503 ||
      !/^\d+$/.test(response.headers['retry-after'] ?? '') ||
      response.type !== 'application/problem+json' ||
      ms > LONGEST_MS,
  );
  expect(
    wrong.map(({ what, response, ms }) => `${what}: ${response.status} after ${Math.round(ms)} ms`),
  ).toEqual([]);
}

const untilHealthy = (): Promise<void> =>
  until(async () => (await platform.nobody().request('get', 'health')).status === 200);

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + BACK_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('it has not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function sendBid(amountFen: string, key = randomUUID(), isWhole = false): PromiseLike<Response> {
  const request = bidder.request('post', `lots/${lotId}/bids`).set('Idempotency-Key', key);
  if (isWhole) request.set('Cookie', `${String(request.get('Cookie'))}; seen=${randomUUID()}`);
  return request.send({ amountFen });
}

const rowsOf = (key: string): Promise<unknown[]> =>
  platform.dataSource.query('select seq from session_line where idempotency_key = $1', [key]);

const CUTS: [string, () => Promise<void> | void][] = [
  ['silent', () => line.fallSilent()],
  ['gone', () => line.hangUp()],
];

describe.each(CUTS)('while the database is %s', (_, cut) => {
  test('every route says so in time, and what was signed in and opened goes on afterwards', async () => {
    const signedIn = await platform.as('shouli');
    await signedIn.get('session');
    await cut();
    requireComeAgain(await everyRoute(signedIn));
    requireComeAgain(await everyRoute(platform.nobody()));
    await line.repair();
    await untilHealthy();
    expect(await signedIn.get('session')).toMatchObject({ account: { roles: expect.any(Array) } });
  });

  test('bids are told so on both ways, also those that wait behind others; none of them counts', async () => {
    await bidder
      .post(`lots/${lotId}/bids`, { amountFen: '1' }, undefined, {
        'idempotency-key': randomUUID(),
      })
      .catch(() => undefined);
    await platform.app.get(ConfirmedSessions).confirm();
    const keys = Array.from({ length: 30 }, () => randomUUID());
    await cut();
    const answers: Promise<Answer>[] = [];
    for (const [index, key] of keys.entries()) {
      answers.push(timed(`bid ${index}`, sendBid('99000', key, index % 3 === 0)));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    requireComeAgain(await Promise.all(answers));
    await line.repair();
    await untilHealthy();
    for (const key of keys) expect(await rowsOf(key)).toEqual([]);
  });

  test('deadlines and news of other processes go on when it is back', async () => {
    await cut();
    await expect(platform.app.get(DueRunner).runDue()).rejects.toThrow();
    await line.repair();
    await untilHealthy();
    expect(await platform.app.get(DueRunner).runDue()).toBeGreaterThanOrEqual(0);
    const relay = platform.app.get(OutboxRelay);
    const subject = randomUUID();
    let isHeard = false;
    relay.subscribe(subject, () => (isHeard = true));
    await until(async () => {
      await platform.dataSource.query(`select pg_notify('outbox', $1 || $2)`, [randomUUID(), subject]);
      return isHeard;
    });
  });
});

test('a room that is watched falls silent while the database is away, and speaks again when it is back', async () => {
  const { port } = platform.app.getHttpServer().address() as AddressInfo;
  let heard = '';
  const feed = http.get({ port, path: `/api/lots/${lotId}/feed` }, (response) => {
    response.on('data', (bytes: Buffer) => (heard += bytes.toString()));
  });
  await until(() => heard.includes('event: beat'));
  line.fallSilent();
  await until(() => platform.app.get(DatabaseLine).isAway);
  heard = '';
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(heard).toBe('');
  await line.repair();
  await until(() => heard.includes('event: beat'));
  feed.destroy();
});

test('a bid whose commit reached the database, and whose answer was lost, is told to be unsure; its key tells the truth', async () => {
  const key = randomUUID();
  line.fallSilentAfter('COMMIT', 'insert into session_line');
  const { response, ms } = await timed('bid', sendBid('62000', key, true));
  expect(ms).toBeLessThan(LONGEST_MS);
  expect(response.status).toBe(503);
  expect(problemOf(response).code).toBe('server.unsure');
  await line.repair();
  await untilHealthy();
  const again = await sendBid('62000', key, true);
  expect(again.status).toBe(201);
  expect(await rowsOf(key)).toHaveLength(1);
  expect((again.body as BidReceipt).bidNo).toBe(1);
});

test('when every connection is taken, whoever needs one is told to come again in time', async () => {
  const runners = Array.from({ length: 20 }, () => platform.dataSource.createQueryRunner());
  await Promise.all(runners.map((runner) => runner.connect()));
  try {
    const answers = [
      timed('health', platform.nobody().request('get', 'health')),
      timed('feed', platform.nobody().request('get', 'feed.atom')),
      timed('bid', sendBid('63000', randomUUID(), true)),
      timed('my', bidder.request('get', 'my/registrations')),
    ];
    requireComeAgain(await Promise.all(answers));
  } finally {
    await Promise.all(runners.map((runner) => runner.release()));
  }
  expect((await bidder.request('get', 'my/registrations')).status).toBe(200);
});

test('what waits for a row that somebody keeps is told to come again in time', async () => {
  const holder = platform.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select 1 from bidding_session where lot_id = $1 for update', [lotId]);
  const answer = await timed('bid', sendBid('63000', randomUUID(), true));
  await holder.rollbackTransaction();
  await holder.release();
  requireComeAgain([answer]);
  expect(problemOf(answer.response).code).toBe('server.busy');
});

test('a statement that was cancelled is told to be tried again', async () => {
  const holder = platform.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select 1 from bidding_session where lot_id = $1 for update', [lotId]);
  let isAnswered = false;
  const answer = timed('bid', sendBid('63000', randomUUID(), true)).finally(() => (isAnswered = true));
  // Whoever waits is cancelled: others may look whether the lot is free again.
  while (!isAnswered)
    await holder.query(
      `select pg_cancel_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
  await holder.rollbackTransaction();
  await holder.release();
  requireComeAgain([await answer]);
});

test.each([
  ['statement_timeout', '10s'],
  ['lock_timeout', '2s'],
  ['idle_in_transaction_session_timeout', '15s'],
])('every connection has its %s of %s', async (name, value) => {
  await bidder.get('session');
  const rows: Record<string, string>[] = await platform.dataSource.query(`show ${name}`);
  expect(rows[0]![name]).toBe(value);
});

function problemOf({ text, body }: Response): Problem {
  return JSON.parse(text || String(body)) as Problem;
}
