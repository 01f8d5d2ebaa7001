import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Response } from 'supertest';
import { DEMO_PASSWORD } from '../../demo/index.js';
import { Story } from '../../testing/story.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Passwords, checksAtOnce } from './passwords.js';
import { SlowAnswers } from './slow-answers.js';

let platform: TestPlatform;
let lotId: string;
let bidder: TestPerson;
beforeAll(async () => {
  platform = await TestPlatform.start(undefined, { PASSWORD_CHECKS: '2' });
  ({ lotId } = await new Story(platform).trading(['jingmai1', 'jingmai2']));
  bidder = await platform.as('jingmai1');
  jest.spyOn(platform.app.get(SlowAnswers), 'beforeRefusal').mockResolvedValue();
}, 60_000);
afterAll(() => platform.close());

/** So many people who are on the sign-in page, each of whom has another login. */
const crowd = (count: number): Promise<TestPerson[]> =>
  Promise.all(Array.from({ length: count }, () => TestPerson.visit(platform.app)));
const press = (person: TestPerson, login: string): Promise<Response> =>
  person.request('post', 'session').send({ login, password: 'wrong' }).then();
const bid = (yuan: number): Promise<Response> =>
  bidder
    .request('post', `lots/${lotId}/bids`)
    .set('idempotency-key', randomUUID())
    .send({ amountFen: String(yuan * 100) })
    .then();
const count = async (sql: string): Promise<number> =>
  (await platform.dataSource.query<{ n: number }[]>(`select count(*)::int as n ${sql}`))[0]!.n;
/** Held while somebody waits for his turn; the loops beside it have short transactions of their own. */
const idleInTransaction = () =>
  count(
    `from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'
     and state_change < clock_timestamp() - interval '1 second'`,
  );

describe('a hundred logins at once', () => {
  test('hold no transaction open while their passwords are checked, and only so many are checked at once', async () => {
    const passwords = platform.app.get(Passwords);
    const check = passwords.check.bind(passwords);
    let [running, most] = [0, 0];
    const spy = jest.spyOn(passwords, 'check').mockImplementation(async (...args) => {
      running += 1;
      most = Math.max(most, running);
      const isRight = await check(...args);
      running -= 1;
      return isRight;
    });
    const people = await crowd(100);
    let isOver = false;
    const answers = Promise.all(people.map((person, index) => press(person, `guest${index}`))).finally(
      () => (isOver = true),
    );
    const seen = [];
    while (!isOver) seen.push(await idleInTransaction());
    expect((await answers).map(({ status }) => status)).toEqual(Array(100).fill(401));
    expect(Math.max(...seen)).toBe(0);
    expect(most).toBe(2);
    expect(spy).toHaveBeenCalledTimes(100);
    spy.mockRestore();
  });

  test('keep no bid waiting; the line has an end, known people go first, and signing in goes on afterwards', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const spy = jest.spyOn(platform.app.get(Passwords), 'check').mockImplementation(async () => {
      await gate;
      return false;
    });
    const joining = jest.spyOn(platform.app.get(Passwords), 'isRight');
    /** When so many have come to the line. */
    const joined = async (number: number): Promise<void> => {
      while (joining.mock.calls.length < number) await new Promise(setImmediate);
      await new Promise(setImmediate);
    };
    const people = await crowd(102);
    const answers = people.map((person, index) => press(person, `visitor${index}`));
    // Two are being checked, a hundred wait.
    await joined(102);
    const late = await press((await crowd(1))[0]!, 'latecomer');
    expect(late.status).toBe(429);
    expect(late.headers['retry-after']).toBe('3');
    expect(spy).toHaveBeenCalledTimes(2);
    // The first by the whole way, the second by the short one.
    expect((await bid(620)).status).toBe(201);
    expect((await bid(700)).status).toBe(409);
    expect(await platform.nobody().get('health')).toMatchObject({ status: 'ok' });
    const known = await TestPerson.visit(platform.app);
    const knownAnswer = known
      .request('post', 'session')
      .send({ login: 'jingmai2', password: DEMO_PASSWORD })
      .then();
    await joined(104);
    open();
    await knownAnswer;
    const hashes = spy.mock.calls.slice(2).map(([hash]) => hash);
    const [row] = await platform.dataSource.query<{ own: string }[]>(
      "select password_hash as own from account where login = 'jingmai2'",
    );
    expect(hashes.indexOf(row!.own)).toBe(0);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(102).fill(401));
    spy.mockRestore();
    joining.mockRestore();
    await TestPerson.signIn(platform.app, 'jingmai2');
  });
});

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [16, 2],
])('on %i cores %i are checked at once', (cores, most) => expect(checksAtOnce(cores)).toBe(most));
