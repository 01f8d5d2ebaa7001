import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Problem, SessionView } from '@helan/contracts';
import request, { type Response } from 'supertest';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../create-app.js';
import { holdToDocument } from '../../testing/hold-to-document.js';
import { DEMO_PASSWORD } from '../../demo/index.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Passwords } from './passwords.js';

let platform: TestPlatform;
/** As it runs behind TLS. */
let secure: NestExpressApplication;
beforeAll(async () => {
  platform = await TestPlatform.start();
  secure = await createApp({ ...platform.config, isSecureCookie: true });
  holdToDocument(secure);
  await secure.init();
});
afterAll(async () => {
  await secure.close();
  await platform.close();
});

const OWN = { login: 'nonghu', password: DEMO_PASSWORD };
const problemOf = ({ text, body }: Response) => JSON.parse(text || (body as Buffer).toString()) as Problem;
const cookieOf = (answer: Response, name: string): string =>
  (answer.get('Set-Cookie') ?? []).find((line) => line.startsWith(`${name}=`)) ?? '';
const pairOf = (cookie: string): string => cookie.split(';')[0]!;
/** A browser's bare request: its cookies and token as the test says. */
const send = (verb: 'get' | 'post', route: string, cookie = '', token?: string, app = platform.app) => {
  const asked = request(app.getHttpServer())[verb](`/api/${route}`).set('Cookie', cookie);
  return token === undefined ? asked : asked.set('X-CSRF-Token', token);
};
const sessions = async (): Promise<number> =>
  (await platform.dataSource.query<{ n: number }[]>('select count(*)::int as n from web_session'))[0]!.n;
const visit = async (): Promise<{ cookie: string; token: string }> => {
  const answer = await send('get', 'session');
  return { cookie: pairOf(cookieOf(answer, 'helan.form')), token: (answer.body as SessionView).csrfToken };
};

describe('the sign-in form', () => {
  test('has a token before anybody is signed in, which costs no row', async () => {
    const before = await sessions();
    const { cookie, token } = await visit();
    expect(token).toMatch(/^[\w-]{43}$/);
    const again = await send('get', 'session', cookie);
    expect(again.body).toMatchObject({ account: null, csrfToken: token });
    expect(cookieOf(again, 'helan.form')).toBe('');
    expect((await visit()).token).not.toBe(token);
    expect(await sessions()).toBe(before);
  });

  test('without its token signs nobody in, and nothing is checked or counted', async () => {
    const check = jest.spyOn(platform.app.get(Passwords), 'check');
    await platform.dataSource.query('delete from limit_use');
    const [mine, his] = [await visit(), await visit()];
    for (const [cookie, token] of [
      ['', undefined],
      ['', ''],
      ['', 'undefined'],
      ['', mine.token],
      [mine.cookie, undefined],
      [mine.cookie, ''],
      [mine.cookie, his.token],
      ['helan.form=', mine.token],
      ['helan.form=AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ] as const) {
      const answer = await send('post', 'session', cookie, token).send(OWN);
      expect(answer.status).toBe(403);
      expect(problemOf(answer).code).toBe('session.csrf');
      expect(cookieOf(answer, 'helan.sid')).toBe('');
    }
    expect(check).not.toHaveBeenCalled();
    expect(await platform.dataSource.query('select key from limit_use')).toEqual([]);
    expect((await send('post', 'session', mine.cookie, mine.token).send(OWN)).status).toBe(200);
    check.mockRestore();
  });

  test('of another site cannot sign somebody over who is signed in', async () => {
    const { cookie, token } = await visit();
    const mine = await send('post', 'session', cookie, token).send(OWN);
    const session = pairOf(cookieOf(mine, 'helan.sid'));
    const attempt = (by: string) =>
      send('post', 'session', `${cookie}; ${session}`, by).send({ ...OWN, login: 'qiye' });
    expect((await attempt(token)).status).toBe(403);
    expect((await attempt((mine.body as SessionView).csrfToken)).status).toBe(200);
  });

  test('works again after signing out', async () => {
    const person = await TestPerson.signIn(platform.app, 'nonghu');
    await person.request('delete', 'session').expect(204);
    await person.get('session');
    await person.post('session', OWN, 200);
    expect((await person.get<SessionView>('session')).account).toMatchObject({ name: '赵禾田' });
  });
});

test('a change needs the session’s own token; the form’s is none', async () => {
  const { cookie, token } = await visit();
  const mine = await send('post', 'session', cookie, token).send(OWN);
  const cookies = `${cookie}; ${pairOf(cookieOf(mine, 'helan.sid'))}`;
  for (const wrong of [undefined, '', token]) {
    const answer = await send('post', 'projects', cookies, wrong).send({ typeCode: 'T01' });
    expect(answer.status).toBe(403);
    expect(problemOf(answer).code).toBe('session.csrf');
  }
  const right = await send('post', 'projects', cookies, (mine.body as SessionView).csrfToken)
    .set('idempotency-key', 'one-press')
    .send({ typeCode: 'T01' });
  expect(right.status).toBe(201);
});

test('what somebody is answered is kept by no browser and no proxy; what everybody may read may be', async () => {
  const nobody = await TestPerson.visit(platform.app);
  const keeping = async (person: TestPerson, route: string) =>
    (await person.request('get', route)).headers['cache-control'];
  expect(await keeping(nobody, 'session')).toBe('private, no-store');
  expect(await keeping(nobody, 'my/party')).toBe('private, no-store');
  expect(await keeping(nobody, 'notices')).toBe('private, no-cache');
  const person = await platform.as('nonghu');
  for (const route of ['session', 'my/party', 'projects', 'notices'])
    expect(await keeping(person, route)).toBe('private, no-store');
});

describe('a session’s id', () => {
  test('that somebody knew before is worth nothing after signing in', async () => {
    const { cookie, token } = await visit();
    const first = await send('post', 'session', cookie, token).send(OWN);
    const known = pairOf(cookieOf(first, 'helan.sid'));
    const second = await send(
      'post',
      'session',
      `${cookie}; ${known}`,
      (first.body as SessionView).csrfToken,
    ).send({
      ...OWN,
      login: 'qiye',
    });
    expect(second.status).toBe(200);
    expect(pairOf(cookieOf(second, 'helan.sid'))).not.toBe(known);
    expect((await send('get', 'session', known)).body).toMatchObject({ account: null });
  });

  test('that somebody made up is not taken over', async () => {
    const { cookie, token } = await visit();
    const answer = await send('post', 'session', `${cookie}; helan.sid=s%3Achosen.signature`, token).send(
      OWN,
    );
    expect(answer.status).toBe(200);
    expect(cookieOf(answer, 'helan.sid')).not.toContain('chosen');
  });

  test('goes on with each request, and ends thirty minutes after the last', async () => {
    const { cookie, token } = await visit();
    const mine = await send('post', 'session', cookie, token).send(OWN);
    const session = pairOf(cookieOf(mine, 'helan.sid'));
    const [sid] = /(?<=helan\.sid=s%3A)[\w-]+/.exec(session)!;
    const endsIn = async () =>
      (
        await platform.dataSource.query<{ minutes: number }[]>(
          'select extract(epoch from expire - clock_timestamp()) / 60 as minutes from web_session where sid = $1',
          [sid],
        )
      )[0]!.minutes;
    expect(Number(await endsIn())).toBeGreaterThan(29);
    await platform.dataSource.query(
      "update web_session set expire = clock_timestamp() + interval '1 minute' where sid = $1",
      [sid],
    );
    const answer = await send('get', 'my/party', session);
    expect(pairOf(cookieOf(answer, 'helan.sid'))).toBe(session);
    expect(Number(await endsIn())).toBeGreaterThan(29);
    expect(Number(await endsIn())).toBeLessThanOrEqual(30.1);
    await platform.dataSource.query(
      "update web_session set expire = clock_timestamp() - interval '1 second' where sid = $1",
      [sid],
    );
    expect((await send('get', 'my/party', session)).status).toBe(401);
  });
});

describe('the cookies', () => {
  /** What a cookie says of itself, without its value and its dates. */
  const flagsOf = (cookie: string) =>
    cookie
      .split('; ')
      .slice(1)
      .filter((part) => !part.startsWith('Expires'))
      .sort();

  test.each([
    ['plain', () => platform.app, []],
    ['behind TLS', () => secure, ['Secure']],
  ])('are for no script and no other site’s requests: %s', async (_, app, more) => {
    const answer = await send('get', 'session', '', undefined, app()).set('X-Forwarded-Proto', 'https');
    const form = cookieOf(answer, 'helan.form');
    expect(flagsOf(form)).toEqual(['HttpOnly', 'Path=/api', 'SameSite=Lax', ...more].sort());
    const token = (answer.body as SessionView).csrfToken;
    const mine = await send('post', 'session', pairOf(form), token, app())
      .set('X-Forwarded-Proto', 'https')
      .send(OWN);
    expect(flagsOf(cookieOf(mine, 'helan.sid'))).toEqual(
      ['HttpOnly', 'Path=/', 'SameSite=Lax', ...more].sort(),
    );
    expect(flagsOf(cookieOf(mine, 'helan.device'))).toEqual(
      ['HttpOnly', 'Max-Age=63072000', 'Path=/api', 'SameSite=Lax', ...more].sort(),
    );
  });
});
