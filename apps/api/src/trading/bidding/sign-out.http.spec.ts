import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Problem } from '@helan/contracts';
import pg from 'pg';
import request, { type Response } from 'supertest';
import { createApp } from '../../create-app.js';
import { holdToDocument } from '../../testing/hold-to-document.js';
import { ConfirmedSessions } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Story } from '../../testing/story.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { BidGate } from './bid-gate.js';

let platform: TestPlatform;
let second: NestExpressApplication;
let lotId: string;
let yuan = 620;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).trading(['jingmai1', 'jingmai2']));
  second = await createApp(platform.config);
  holdToDocument(second);
  await second.init();
  await second.get(PlatformClock).measure();
}, 60_000);
afterAll(async () => {
  await second.close();
  await platform.close();
});

const bid = (person: TestPerson, amount: number, more = ''): Promise<Response> =>
  person
    .request('post', `lots/${lotId}/bids`)
    .set('Cookie', `${cookieOf(person)}${more}`)
    .set('idempotency-key', randomUUID())
    .send({ amountFen: String(amount * 100) })
    .then();
const codeOf = ({ text, body }: Response) =>
  (JSON.parse(text || (body as Buffer).toString()) as Problem).code;
const cookieOf = (person: TestPerson) => String(person.request('get', 'session').get('Cookie'));
const signOut = (person: TestPerson): Promise<Response> => person.request('delete', 'session').then();
/** Somebody who bids the short way: he has bid here before, far too low to change anything. */
const bidder = async (app: NestExpressApplication, login = 'jingmai1'): Promise<TestPerson> => {
  const person = await TestPerson.signIn(app, login);
  expect((await bid(person, 1)).status).toBe(409);
  expect(app.get(ConfirmedSessions).find(cookieOf(person))).toBeDefined();
  return person;
};
const lines = async (): Promise<number> =>
  (
    await platform.dataSource.query<{ n: number }[]>(
      "select count(*)::int as n from session_line where kind = 'PRICE'",
    )
  )[0]!.n;
/** So many of this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const [row] = await platform.dataSource.query<{ n: number }[]>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row!.n >= count) return;
  }
};
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

describe('after signing out', () => {
  test('the next bid is refused at once', async () => {
    const person = await bidder(platform.app);
    const take = jest.spyOn(platform.app.get(BidGate), 'take');
    expect((await signOut(person)).status).toBe(204);
    const late = await bid(person, (yuan += 5));
    expect([late.status, codeOf(late)]).toEqual([401, 'session.required']);
    expect(take).not.toHaveBeenCalled();
  });

  test('at another process it is refused as soon as that has heard of it, without asking the database', async () => {
    const sessions = second.get(ConfirmedSessions);
    const person = await bidder(second);
    const confirm = jest.spyOn(sessions, 'confirm').mockResolvedValue();
    const at = performance.now();
    expect(sessions.find(cookieOf(person), at)).toBeDefined();
    await signOutAt(platform.app, person);
    while (sessions.find(cookieOf(person), at)) await new Promise(setImmediate);
    confirm.mockRestore();
  });

  test('it is refused by the database where no word of it has come', async () => {
    const sessions = second.get(ConfirmedSessions);
    const person = await bidder(second);
    const session = sessions.find(cookieOf(person));
    expect(session).toBeDefined();
    const known = jest.spyOn(sessions, 'find').mockReturnValue(session);
    const before = await lines();
    await signOutAt(platform.app, person);
    const late = await bid(person, (yuan += 5));
    expect(known).toHaveBeenCalled();
    expect([late.status, codeOf(late)]).toEqual([401, 'session.required']);
    expect(await lines()).toBe(before);
    known.mockRestore();
  });
});

describe('while somebody signs out', () => {
  test.each([
    ['short', ''],
    // A cookie header that was never seen before is read by the framework.
    ['whole', '; seen=never'],
  ])('a bid by the %s way that still waits for the lot counts no more', async (_, more) => {
    const person = await bidder(platform.app);
    const letGo = await hold('select 1 from bidding_session for update');
    const late = bid(person, (yuan += 5), more);
    await waiting(1);
    const before = await lines();
    expect((await signOut(person)).status).toBe(204);
    await letGo();
    const answer = await late;
    expect([answer.status, codeOf(answer)]).toEqual([401, 'session.required']);
    expect(await lines()).toBe(before);
  });

  test('a bid that is being written is written first: the sign-out is done when it stands', async () => {
    const person = await bidder(platform.app);
    const before = await lines();
    const letGo = await hold('lock table session_head in share mode');
    const order: string[] = [];
    const bidding = bid(person, (yuan += 5)).then((answer) => {
      order.push(`bid ${answer.status}`);
    });
    await waiting(1);
    const leaving = signOut(person).then(async (answer) => {
      order.push(`sign-out ${answer.status}`);
      return lines();
    });
    await waiting(2);
    expect(order).toEqual([]);
    await letGo();
    expect(await leaving).toBe(before + 1);
    await bidding;
    expect(order.sort()).toEqual(['bid 201', 'sign-out 204']);
    expect((await bid(person, (yuan += 5))).status).toBe(401);
  });

  test('others bid on', async () => {
    const [one, other] = [await bidder(platform.app), await bidder(platform.app, 'jingmai2')];
    const letGo = await hold('select 1 from bidding_session for update');
    const both = Promise.all([bid(one, (yuan += 5)), bid(other, (yuan += 5))]);
    await waiting(1);
    await signOut(one);
    await letGo();
    expect((await both).map(({ status }) => status)).toEqual([401, 201]);
  });
});

/** A person's own cookies and token at another process. */
async function signOutAt(app: NestExpressApplication, person: TestPerson): Promise<void> {
  const own = person.request('delete', 'session');
  const answer = await request(app.getHttpServer())
    .delete('/api/session')
    .set('Cookie', String(own.get('Cookie')))
    .set('X-CSRF-Token', String(own.get('X-CSRF-Token')));
  expect(answer.status).toBe(204);
}
