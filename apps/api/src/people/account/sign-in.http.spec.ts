import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SessionView } from '@helan/contracts';
import type { Response } from 'supertest';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../demo/index.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Passwords } from './passwords.js';
import { SignInPlaces } from './sign-in-places.js';
import { SlowAnswers } from './slow-answers.js';

let platform: TestPlatform;
let checks: { mock: { calls: unknown[][] }; mockClear: () => unknown };
let pauses: { mock: { calls: unknown[][] }; mockClear: () => unknown };
/** Whoever is refused waits in these specs as little as the others; what he would wait is looked at by itself. */
const answerAtOnce = () => {
  const slowly = platform.app.get(SlowAnswers);
  jest.spyOn(slowly, 'beforeRefusal').mockResolvedValue();
  return jest.spyOn(slowly, 'beforeAttempt').mockResolvedValue();
};
beforeAll(async () => {
  platform = await TestPlatform.start();
  checks = jest.spyOn(platform.app.get(Passwords), 'check');
  pauses = answerAtOnce();
});
beforeEach(async () => {
  const { at } = await platform.nobody().get<{ at: string }>('clock');
  await platform.advance(Date.parse(at) + 2 * 86_400_000);
  checks.mockClear();
  pauses.mockClear();
});
afterAll(() => platform.close());

/** Public addresses: a private one would be taken for a proxy's. */
const ELSEWHERE = Array.from({ length: 40 }, (_, index) => `203.0.113.${index + 1}`);

async function signIn(
  login: string,
  password: string,
  address = '198.51.100.7',
  person?: TestPerson,
): Promise<Response> {
  const visitor = person ?? (await TestPerson.visit(platform.app));
  return visitor.request('post', 'session').set('X-Forwarded-For', address).send({ login, password });
}
const codeOf = ({ body, text }: Response) =>
  (JSON.parse(String(text || (body as Buffer).toString())) as { code?: string }).code ?? 'in';
const inARow = async (
  count: number,
  login: string,
  password: string,
  address?: string,
): Promise<string[]> => {
  const codes = [];
  for (let number = 0; number < count; number += 1)
    codes.push(codeOf(await signIn(login, password, address)));
  return codes;
};

describe('signing in', () => {
  test('gives a session of its own, and signing out ends it', async () => {
    const person = await TestPerson.signIn(platform.app, 'nonghu');
    const view = await person.get<SessionView>('session');
    expect(view.account).toMatchObject({
      name: '赵禾田',
      roles: ['MEMBER'],
      regionName: '兰光村',
      hasParty: true,
    });
    await person.request('delete', 'session').expect(204);
    expect((await person.get<SessionView>('session')).account).toBeNull();
    expect(await person.refused('get', 'projects')).toMatchObject({ status: 401, code: 'session.required' });
  });

  test.each([' nonghu ', 'Nonghu', 'ｎｏｎｇｈｕ', '\u200bnonghu'])(
    'takes the login %j as nonghu',
    async (login) => {
      expect((await signIn(login, DEMO_PASSWORD)).status).toBe(200);
    },
  );

  test('takes the password letter by letter', async () => {
    expect((await signIn('nonghu', ` ${DEMO_PASSWORD}`)).status).toBe(401);
    expect((await signIn('nonghu', DEMO_PASSWORD.toUpperCase())).status).toBe(401);
  });

  test.each([
    ['nothing', {}],
    ['numbers', { login: 1, password: 2 }],
    ['a 10,000-character login', { login: 'a'.repeat(10_000), password: 'x' }],
    ['a list', { login: ['nonghu'], password: DEMO_PASSWORD }],
    ['an injection', { login: "nonghu' or '1'='1", password: 'x' }],
  ])('with %s is refused', async (_, body) => {
    const answer = await (await TestPerson.visit(platform.app)).request('post', 'session').send(body);
    expect(answer.status).toBe(401);
  });
});

describe('whether somebody has a login', () => {
  /** All of an answer but what is its own: the number of the request, the time, the new cookies’ values. */
  const faceOf = ({ status, headers, body, text }: Response): object => {
    const { requestId: _, ...problem } = JSON.parse(text || (body as Buffer).toString()) as Record<
      string,
      unknown
    >;
    const { date: __, etag: ___, 'x-request-id': ____, 'set-cookie': cookies, ...others } = headers;
    const waitMinutes = Math.ceil(Number(others['retry-after'] ?? 0) / 60);
    delete others['retry-after'];
    return {
      status,
      problem,
      others,
      waitMinutes,
      cookies: [cookies ?? []].flat().map((line) => line.replace(/=[^;]*/, '')),
    };
  };
  /** Attempts one after the other until after the pause, each with its answer and how often a hash was computed. */
  const attempts = async (login: string): Promise<object[]> => {
    const faces = [];
    for (let number = 0; number < 7; number += 1) {
      checks.mockClear();
      const answer = await signIn(login, 'wrong', '198.51.100.9');
      faces.push({ ...faceOf(answer), checks: checks.mock.calls.length });
    }
    return faces;
  };

  test('is told by no answer, no header and no work, be he a member, barred, without a role, or nobody', async () => {
    const { name, idNumber } = DEMO_PEOPLE.find(({ login }) => login === 'jingmai3')!.party!;
    const bar = { name, idNumber, reason: '串通竞买', documentNo: '监〔2026〕1号', from: '2026-01-01' };
    await (await platform.as('jianguan')).post('bars', bar);
    await platform.dataSource.query("update account set roles = '{}' where login = 'dangan'");
    const nobody = await attempts('niemand');
    const others = [await attempts('jingmai2'), await attempts('jingmai3'), await attempts('dangan')];
    expect(nobody.map((face) => (face as { status: number }).status)).toEqual([
      401, 401, 401, 401, 401, 429, 429,
    ]);
    for (const faces of others) expect(faces).toEqual(nobody);
    await platform.dataSource.query("update account set roles = '{ARCHIVIST}' where login = 'dangan'");
  });

  test('costs one hash each, as dear for nobody as for somebody', async () => {
    await signIn('niemand', 'wrong');
    await signIn('jingmai2', 'wrong');
    const costs = checks.mock.calls.map(
      ([hash]) => /^\$argon2id\$v=19\$(m=\d+,t=\d+,p=\d+)\$/.exec(String(hash))?.[1],
    );
    expect(costs).toEqual(['m=19456,t=2,p=1', 'm=19456,t=2,p=1']);
  });

  test('nobody’s own password opens nothing', async () => {
    expect(codeOf(await signIn('niemand', 'nobody-has-this-password'))).toBe('session.bad-credentials');
  });
});

describe('guessing', () => {
  test('is stopped at its place after five in a row, before the hash, and for right passwords too', async () => {
    expect(await inARow(5, 'jingmai2', 'wrong')).toEqual(Array(5).fill('session.bad-credentials'));
    checks.mockClear();
    const sixth = await signIn('jingmai2', DEMO_PASSWORD);
    expect(sixth.status).toBe(429);
    expect(codeOf(sixth)).toBe('session.locked');
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(14 * 60);
    expect(Number(sixth.headers['retry-after'])).toBeLessThanOrEqual(15 * 60);
    expect(checks.mock.calls).toHaveLength(0);
    const { at } = await platform.nobody().get<{ at: string }>('clock');
    await platform.advance(Date.parse(at) + 16 * 60_000);
    expect((await signIn('jingmai2', DEMO_PASSWORD)).status).toBe(200);
    expect(await inARow(5, 'jingmai2', 'wrong')).toEqual(Array(5).fill('session.bad-credentials'));
  });

  test('is counted when it happens at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('qiye', 'wrong')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
    expect(checks.mock.calls).toHaveLength(5);
  });

  test('is answered more and more slowly', async () => {
    await inARow(5, 'jingmai3', 'wrong');
    expect(pauses.mock.calls.map(([number]) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  test('from elsewhere keeps nobody out of his account', async () => {
    expect(await inARow(6, 'jingmai1', 'wrong', ELSEWHERE[0])).toContain('session.locked');
    expect((await signIn('jingmai1', DEMO_PASSWORD, ELSEWHERE[1])).status).toBe(200);
  });

  test('from many places at one login is slowed down, and neither device nor address of its owner is', async () => {
    const [home, away] = ['198.51.100.20', '198.51.100.21'];
    const owner = await TestPerson.visit(platform.app);
    await owner.post('session', { login: 'jingmai1', password: DEMO_PASSWORD }, 200, {
      'X-Forwarded-For': home,
    });
    const codes = await Promise.all(
      ELSEWHERE.map((address) => signIn('jingmai1', 'wrong', address).then(codeOf)),
    );
    expect(codes.filter((code) => code === 'session.bad-credentials')).toHaveLength(30);
    expect(codes.filter((code) => code === 'session.crowded')).toHaveLength(10);
    expect(codeOf(await signIn('jingmai1', DEMO_PASSWORD, away))).toBe('session.crowded');
    // He goes on where he is signed in; signs in anew on his device, wherever it is; and at home without it.
    expect(await owner.get('my/party')).toMatchObject({ party: { name: '马新雨' } });
    expect(codeOf(await signIn('jingmai1', DEMO_PASSWORD, away, owner))).toBe('in');
    expect(codeOf(await signIn('jingmai1', DEMO_PASSWORD, home))).toBe('in');
  });

  test('at the address of the owner stops others there, and not his device', async () => {
    const owner = await TestPerson.visit(platform.app);
    await owner.post('session', { login: 'jingmai1', password: DEMO_PASSWORD }, 200, {
      'X-Forwarded-For': '198.51.100.30',
    });
    expect(await inARow(6, 'jingmai1', 'wrong', '198.51.100.30')).toContain('session.locked');
    expect(codeOf(await signIn('jingmai1', DEMO_PASSWORD, '198.51.100.30'))).toBe('session.locked');
    expect(codeOf(await signIn('jingmai1', DEMO_PASSWORD, '198.51.100.30', owner))).toBe('in');
  });

  test('with a mark that somebody made up is no known device', async () => {
    const visitor = await TestPerson.visit(platform.app);
    const guess = (number: number) =>
      visitor
        .request('post', 'session')
        .set(
          'Cookie',
          `${String(visitor.request('get', 'session').get('Cookie'))}; helan.device=${String(number).padStart(22, '0')}`,
        )
        .send({ login: 'jingmai1', password: 'wrong' });
    const codes = [];
    for (let number = 0; number < 6; number += 1) codes.push(codeOf(await guess(number)));
    expect(codes.at(-1)).toBe('session.locked');
  });

  test('leaves a live session alone', async () => {
    const owner = await platform.as('jingmai2');
    await inARow(6, 'jingmai2', 'wrong', '198.51.100.7');
    expect((await owner.get<SessionView>('session')).account).toMatchObject({ hasParty: true });
  });
});

test('from where somebody signed in is kept 180 days after the last time, also of whoever never comes again', async () => {
  const places = platform.app.get(SignInPlaces);
  const kept = async () => {
    const rows: { count: number }[] = await platform.dataSource.query(
      `select count(*)::int as count from sign_in_place p join account a on a.id = p.account_id
       where a.login = 'dangan'`,
    );
    return rows[0]!.count;
  };
  expect(codeOf(await signIn('dangan', DEMO_PASSWORD))).toBe('in');
  const age = (days: number) =>
    platform.dataSource.query("update sign_in_place set seen_at = platform_now() - $1 * interval '1 day'", [
      days,
    ]);
  await age(179.9);
  await places.prune();
  expect(await kept()).toBeGreaterThan(0);
  await age(180.1);
  await places.prune();
  expect(await kept()).toBe(0);
});
