import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Problem } from '@helan/contracts';
import type { Response } from 'supertest';
import { ConfirmedSessions } from '../../kernel/auth/index.js';
import { Story } from '../../testing/story.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { BidGate } from './bid-gate.js';

let platform: TestPlatform;
let lotId: string;
let bidder: TestPerson;
let sessions: ConfirmedSessions;
const taken = () => jest.spyOn(platform.app.get(BidGate), 'take');
let take: ReturnType<typeof taken>;

beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).trading(['jingmai1', 'jingmai2', 'jingmai3']));
  bidder = await platform.as('jingmai1');
  sessions = platform.app.get(ConfirmedSessions);
  take = taken();
});
beforeEach(async () => {
  await send({ amountFen: '1' });
  await sessions.confirm();
  take.mockClear();
});
afterAll(() => platform.close());

type Headers = Record<string, string>;

/** By the framework's way where `isWhole`: a cookie written otherwise is no cookie that was seen before. */
async function send(
  body: unknown,
  {
    isWhole = false,
    headers = {},
    as = bidder,
  }: { isWhole?: boolean; headers?: Headers; as?: TestPerson } = {},
): Promise<Response> {
  const request = as
    .request('post', `lots/${lotId}/bids`)
    .set('Content-Type', 'application/json')
    .set('Idempotency-Key', randomUUID());
  if (isWhole) request.set('Cookie', `${String(request.get('Cookie'))}; seen=${randomUUID()}`);
  const isText = typeof body === 'string';
  return request.set(headers).send(isText ? body : (body as object));
}

/** What of an answer must be the same on both ways. */
function faceOf({ status, headers, body, text }: Response): object {
  const { requestId: _, title, faults, ...problem } = JSON.parse(text || String(body)) as Problem;
  const {
    date: __,
    etag: ___,
    'x-request-id': id,
    'set-cookie': ____,
    'content-length': _____,
    ...others
  } = headers;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  return { status, problem, faults, title, others };
}

describe('the short way and the whole way', () => {
  test.each<[string, unknown, number]>([
    ['below the start', { amountFen: '61999' }, 409],
    ['off the step', { amountFen: '62001' }, 409],
    ['zero', { amountFen: '0' }, 422],
    ['negative', { amountFen: '-62000' }, 422],
    ['a fraction', { amountFen: '62000.5' }, 422],
    ['a number that is no text', { amountFen: 62_000 }, 422],
    ['nothing', {}, 422],
    ['a field that is not asked for', { amountFen: '62000', paddle: '101' }, 422],
    ['a kind that is none', { kind: 'GUESS', amountFen: '62000' }, 422],
    ['an envelope where prices are open', { kind: 'SEALED', envelope: 'x' }, 422],
    ['a list', [], 422],
    ['no JSON', '{"amountFen":', 422],
    ['JSON that is no object', '5', 422],
    ['an own prototype', '{"__proto__":{"amountFen":"62000"}}', 422],
  ])('answer %s alike', async (_, body, status) => {
    const short = await send(body);
    expect(take).toHaveBeenCalledTimes(1);
    const whole = await send(body, { isWhole: true });
    expect(take).toHaveBeenCalledTimes(1);
    expect(short.status).toBe(status);
    expect(faceOf(short)).toEqual(faceOf(whole));
  });

  test('answer a bid alike, and the same bid again by the other way', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const short = await send({ amountFen: '62000' }, { headers });
    expect(take).toHaveBeenCalledTimes(1);
    const whole = await send({ amountFen: '62000' }, { headers, isWhole: true });
    expect(take).toHaveBeenCalledTimes(1);
    expect([short.status, whole.status]).toEqual([201, 201]);
    expect(short.body).toEqual(whole.body);
    expect(short.headers['content-type']).toBe(whole.headers['content-type']);
    expect(short.headers['content-security-policy']).toBe(whole.headers['content-security-policy']);
    const other = await send({ amountFen: '62500' }, { headers });
    expect(other.status).toBe(422);
    expect(faceOf(other)).toMatchObject({ problem: { code: 'request.idempotency-reused' } });
  });
});

describe('what the short way leaves to the whole one', () => {
  test.each<[string, Headers, number]>([
    ['no token', { 'x-csrf-token': '' }, 403],
    ['another token', { 'x-csrf-token': 'a'.repeat(32) }, 403],
    ['no cookie', { cookie: '' }, 401],
    ['a cookie that was changed', { cookie: 'helan.sid=s%3Aabc.def' }, 401],
    ['no key', { 'idempotency-key': '' }, 422],
    ['another media type', { 'content-type': 'text/plain' }, 422],
  ])('%s', async (_, headers, status) => {
    const answer = await send('{"amountFen":"62500"}', { headers });
    expect(answer.status).toBe(status);
    const isPassed = headers['idempotency-key'] === '';
    expect(take).toHaveBeenCalledTimes(isPassed ? 1 : 0);
  });

  test('a body too large for a bid', async () => {
    const answer = await send({ amountFen: '1'.repeat(20_000) });
    expect(answer.status).toBe(422);
    expect(take).not.toHaveBeenCalled();
  });

  test('whoever has not bid here before', async () => {
    const other = await signIn('jingmai3');
    expect((await send({ amountFen: '1' }, { as: other })).status).toBe(409);
    expect(take).not.toHaveBeenCalled();
    expect((await send({ amountFen: '1' }, { as: other })).status).toBe(409);
    expect(take).toHaveBeenCalledTimes(1);
  });
});

describe('a session that is known', () => {
  const cookieOf = (person: TestPerson) => String(person.request('post', 'session').get('Cookie'));

  test('is trusted for less than a second, and a minute at most', () => {
    const cookie = cookieOf(bidder);
    const now = performance.now();
    expect(sessions.find(cookie, now)).toBeDefined();
    expect(sessions.find(cookie, now + 1000)).toBeUndefined();
    expect(sessions.find(cookie, now + 61_000)).toBeUndefined();
  });

  test.each<[string, string, number]>([
    ['signed out', `delete from web_session where sid = $1`, 401],
    [
      'of a role that was taken',
      `update account set roles = '{}' where id = (select (sess->>'accountId')::uuid from web_session where sid = $1)`,
      403,
    ],
  ])('and then %s is refused once it was read again', async (_, sql, status) => {
    const person = await signIn('jingmai2');
    await send({ amountFen: '1' }, { as: person });
    await send({ amountFen: '1' }, { as: person });
    expect(take).toHaveBeenCalledTimes(1);
    const { sid, actor } = sessions.find(cookieOf(person))!;
    await platform.dataSource.query(sql, [sid]);
    await sessions.confirm();
    expect((await send({ amountFen: '1' }, { as: person })).status).toBe(status);
    await platform.dataSource.query('update account set roles = $2 where id = $1', [
      actor.accountId,
      ['MEMBER'],
    ]);
  });
});

function signIn(login: string): Promise<TestPerson> {
  return TestPerson.signIn(platform.app, login);
}
