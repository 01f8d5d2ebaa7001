import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidReceipt, Problem, TradingPlanView } from '@helan/contracts';
import { assemble } from '../../../tools/deal/cast.js';
import { askBothSides } from '../../../tools/deal/acts/consultation.js';
import { listIt } from '../../../tools/deal/acts/listing.js';
import { type Registered, register } from '../../../tools/deal/acts/registration.js';
import { Person, RefusedByPlatform } from '../../../tools/deal/person.js';
import { readNotice } from '../../../tools/deal/read-notice.js';
import { type Stage, advanceTo, later, readClock } from '../../../tools/deal/stage.js';
import { OwnServer } from './own-server.js';
import { RunningPlatform } from './running-platform.js';

/** Whoever asks is answered within three seconds; a little more for the way there and back on a busy machine. */
const LONGEST_MS = 3_300;
const BACK_MS = 20_000;
/** So long these are sent without a look at what they were made of, whatever has happened since. */
const RESTS_MS = 3_000;
const RESTING = ['/', '/calendar'];

const NOTICE = {
  id: 'O1',
  type: 'T01',
  title: '数据库停了也不乱的一笔',
  fields: {
    area: { value: 60, unit: '亩' },
    term: { years: 3 },
    startPrice: { value: 500, unit: '元/亩/年' },
  },
};

let server: OwnServer;
let platform: RunningPlatform;
let bidders: readonly Registered[];
let lotId: string;
beforeAll(async () => {
  server = await OwnServer.start();
  platform = await RunningPlatform.start({ given: server });
  const facts = readNotice(NOTICE, 'T01', await readClock(platform.url));
  const cast = await assemble(platform.url, facts.listerKind);
  const stage: Stage = { url: platform.url, facts, cast, say: () => undefined };
  const listed = await listIt(stage);
  ({ lotId } = listed);
  bidders = await register(stage, listed);
  await askBothSides(stage, listed, bidders);
  const { earliestStartAt } = await cast.staff.host.get<TradingPlanView>(`lots/${lotId}/trading`);
  await cast.staff.host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
  await advanceTo(platform.url, later(earliestStartAt!, 1000));
}, 120_000);
afterEach(() => expect(platform.isAlive).toBe(true));
afterAll(async () => {
  server.thaw();
  await platform.stop();
  await server.drop();
});

interface Answer {
  readonly what: string;
  readonly status: number;
  readonly retryAfter: string | null;
  readonly type: string;
  readonly text: string;
  readonly ms: number;
}

async function ask(path: string, options: RequestInit = {}): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(platform.url + path, { ...options, signal: AbortSignal.timeout(15_000) });
  return {
    what: `${options.method ?? 'GET'} ${path}`,
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
    ms: performance.now() - began,
  };
}

const QUESTIONS: readonly (readonly [path: string, options?: RequestInit])[] = [
  ['/api/health'],
  ['/api/notices'],
  ['/api/feed.atom'],
  ['/api/feed.json'],
  ['/api/regions'],
  ['/api/public-days'],
  ['/api/sessions'],
  ['/api/my/registrations', { headers: { Cookie: 'helan.sid=s%3Aabc.def' } }],
  ['/api/session', post({ login: 'nonghu', password: 'helan2026' })],
  ['/api/questions', post({ text: '还开着吗' })],
];

function post(body: object): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** One place in time: everybody asks at once. */
const everybodyAsks = (): Promise<Answer[]> =>
  Promise.all([
    ...QUESTIONS.map(([path, options]) => ask(path, options)),
    ask(`/api/lots/${lotId}/room`),
    ask(`/api/lots/${lotId}/frame`),
  ]);

const brief = ({ what, status, ms }: Answer) => `${what}: ${status} after ${Math.round(ms)} ms`;

function requireTimely(answers: readonly Answer[]): void {
  expect(answers.filter(({ ms }) => ms > LONGEST_MS).map(brief)).toEqual([]);
}

function requireComeAgain(answers: readonly Answer[]): void {
  const wrong = answers.filter(
    ({ status, retryAfter, type, text }) =>
      status !== 503 ||
      !/^\d+$/.test(retryAfter ?? '') ||
      !type.startsWith('application/problem+json') ||
      !/^[^A-Za-z]+。$/.test((JSON.parse(text) as Problem).title),
  );
  expect(wrong.map(brief)).toEqual([]);
  requireTimely(answers);
}

/** A page that says so, and that a machine asks for again. */
async function requirePageSaysSo(): Promise<void> {
  for (const path of [...RESTING, '/notices', `/rooms/${randomUUID()}`]) {
    const page = await askPastRest(path);
    expect(brief(page)).toContain('503');
    expect(page.retryAfter).toMatch(/^\d+$/);
    expect(page.text).toContain('平台暂时连不上');
    requireTimely([page]);
  }
}

/** What is answered once a page that rests has been looked at again. */
async function askPastRest(path: string): Promise<Answer> {
  const end = performance.now() + (RESTING.includes(path) ? RESTS_MS : 0);
  for (;;) {
    const page = await ask(path);
    if (page.status !== 200 || performance.now() > end) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function untilHealthy(): Promise<void> {
  const end = performance.now() + BACK_MS;
  while ((await ask('/api/health')).status !== 200) {
    if (performance.now() > end) throw new Error('the platform has not come back');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function untilAway(): Promise<void> {
  const end = performance.now() + BACK_MS;
  while ((await ask('/api/clock')).status !== 503) {
    if (performance.now() > end) throw new Error('nobody has noticed');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The room is open, whoever was signed in still is, deadlines run, and the next bid stands. */
async function requireAllIsWell(): Promise<void> {
  await untilHealthy();
  requireTimely(await everybodyAsks());
  expect((await ask('/')).status).toBe(200);
  await advanceTo(platform.url, new Date((await readClock(platform.url)).getTime() + 1_000));
  const before = await count();
  await outbid(before);
  expect(await count()).toBe(before + 1);
  const login = await new Person(platform.url, 'nonghu').signIn('helan2026');
  expect(await login.get('my/registrations')).toMatchObject({ items: expect.any(Array) });
}

async function count(): Promise<number> {
  const [row] = await platform.query<{ n: number }>(
    'select count(*)::int as n from session_line where bid_no is not null',
  );
  return row!.n;
}

const priceAfter = (bids: number) => String(50_000 + 1000 * bids);
const bidderAfter = (bids: number) => bidders[bids % bidders.length]!.bidder;

function outbid(bids: number, key = randomUUID()): Promise<BidReceipt> {
  return bidderAfter(bids).post<BidReceipt>(
    `lots/${lotId}/bids`,
    { amountFen: priceAfter(bids) },
    { 'idempotency-key': key },
  );
}

describe('a database that stands still', () => {
  afterEach(() => server.thaw());

  test('is told to everybody within three seconds, by the api and by its pages, and all goes on afterwards', async () => {
    server.freeze();
    requireTimely(await everybodyAsks());
    requireComeAgain(await everybodyAsks());
    await requirePageSaysSo();
    server.thaw();
    await requireAllIsWell();
  });

  test('with only its door shut is found out, too', async () => {
    server.freezeDoor();
    requireTimely(await everybodyAsks());
    await untilAway();
    requireComeAgain(await everybodyAsks());
    server.thaw();
    await requireAllIsWell();
  });

  test('in the middle of bids: what was answered with success is a row, and the rest learns the truth by its key', async () => {
    const before = await count();
    const attempts = Array.from({ length: 12 }, (_, index) => ({ bids: before + index, key: randomUUID() }));
    const first: Promise<BidReceipt | Problem>[] = [];
    for (const [index, { bids, key }] of attempts.entries()) {
      if (index === 6) server.freeze();
      first.push(outbid(bids, key).catch(problemOf));
      if (index < 5) await first.at(-1);
    }
    const answers = await Promise.all(first);
    const undecided = answers.filter((answer): answer is Problem => 'status' in answer);
    expect(undecided.map(({ status }) => status)).toEqual(undecided.map(() => 503));
    expect(undecided.length).toBeGreaterThanOrEqual(6);
    server.thaw();
    await untilHealthy();
    const rows = await rowsOf(attempts.map(({ key }) => key));
    for (const [index, answer] of answers.entries())
      if ('hash' in answer) expect(rows.get(attempts[index]!.key)).toBe(answer.hash);
    for (const { bids, key } of attempts) await outbid(bids, key).catch(problemOf);
    const after = await rowsOf(attempts.map(({ key }) => key));
    expect([...after.keys()]).toEqual(attempts.map(({ key }) => key));
    for (const [key, hash] of rows) expect(after.get(key)).toBe(hash);
  });
});

describe('a database that is gone', () => {
  test('is told to everybody at once, and when it is started again all goes on by itself', async () => {
    // Nobody has been shown it yet: it is drawn now, and has all of its rest before it.
    expect((await ask('/calendar')).status).toBe(200);
    server.kill();
    await untilAway();
    requireComeAgain(await everybodyAsks());
    await requirePageSaysSo();
    await server.startAgain();
    await requireAllIsWell();
  });
});

test('a failure that nobody waited for does not end the process', async () => {
  // Once it says that it is ready.
  const failing = `const send = process.send.bind(process);
    process.send = (word) => { setTimeout(() => void Promise.reject(new Error()), 200); return send(word); };`;
  await platform.killAndRestart(['--import', `data:text/javascript,${encodeURIComponent(failing)}`]);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await untilHealthy();
});

function problemOf(error: unknown): Problem {
  if (error instanceof RefusedByPlatform) return error.problem;
  throw error;
}

/** Receipts by their keys, in the order in which they came. */
async function rowsOf(keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await platform.query<{ key: string; hash: string }>(
    'select idempotency_key as key, hash from session_line where idempotency_key = any($1) order by seq',
    [keys],
  );
  return new Map(rows.map(({ key, hash }) => [key, hash]));
}
