import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OwnAccountView, OwnSessionView, SessionView } from '@helan/contracts';
import { DEMO_PASSWORD } from '../../demo/index.js';
import { ConfirmedSessions } from '../../kernel/auth/index.js';
import { codeFor, messagesOn } from '../../testing/phone.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
beforeEach(() => platform.dataSource.query('delete from limit_use'));
afterAll(() => platform.close());

const PASSWORD = '立岗镇的稻子熟了';
const signIn = (login: string, password?: string) => TestPerson.signIn(platform.app, login, password);
const sessionsOf = (person: TestPerson) => person.get<OwnSessionView[]>('my/sessions');
const isIn = async (person: TestPerson) => (await person.get<SessionView>('session')).account !== null;

let last = 13_712_340_000;
async function signUp(password?: string): Promise<{ person: TestPerson; phone: string }> {
  const person = await TestPerson.visit(platform.app);
  const phone = String((last += 1));
  const code = await codeFor(person, phone);
  await person.post('session/sign-up', { ...code, name: '李新来', ...(password ? { password } : {}) }, 200);
  await person.get('session');
  return { person, phone };
}

describe('one’s own account', () => {
  test('shows what it is', async () => {
    const { person, phone } = await signUp();
    expect(await person.get<OwnAccountView>('my/account')).toEqual({
      name: '李新来',
      mayRename: true,
      login: expect.stringMatching(/^u-[0-9a-f]{10}$/),
      hasPassword: false,
      phoneMasked: `137****${phone.slice(-4)}`,
      phoneConfirmedAt: expect.any(String),
      isPhoneReleased: false,
    });
  });

  test('takes another name and login, by which its owner comes in then', async () => {
    const { person } = await signUp(PASSWORD);
    await person.put('my/account', { name: '李·新来', login: ' LiXinLai ' });
    expect(await person.get('my/account')).toMatchObject({ name: '李·新来', login: 'lixinlai' });
    expect(await isIn(await signIn('LIXINLAI', PASSWORD))).toBe(true);
  });

  test.each([
    ['13712349999', 'login.bad'],
    ['ab', 'login.bad'],
    ['a b c', 'login.bad'],
    ['nonghu', 'account.login-taken'],
    ['Nonghu', 'account.login-taken'],
  ])('does not take the login %j', async (login, code) => {
    const { person } = await signUp();
    expect(await person.refused('put', 'my/account', { name: '李新来', login })).toMatchObject({
      faults: [expect.objectContaining({ code, field: 'login' })],
    });
  });

  test.each(['nonghu', 'shenhe'])('of %s keeps its name', async (login) => {
    const person = await signIn(login);
    expect(await person.refused('put', 'my/account', { name: '别人', login })).toMatchObject({
      code: 'account.name-fixed',
    });
    const { name } = await person.get<OwnAccountView>('my/account');
    await person.put('my/account', { name, login });
  });
});

describe('a password', () => {
  test('is changed by the one of before; other sessions end, and this one goes on', async () => {
    const { person, phone } = await signUp(PASSWORD);
    const other = await signIn(phone, PASSWORD);
    const change = { oldPassword: 'wrong-password', password: '黄河水浇灌的田地' };
    expect(await person.refused('put', 'my/account/password', change)).toMatchObject({
      status: 403,
      faults: [expect.objectContaining({ code: 'account.old-password', field: 'oldPassword' })],
    });
    expect(await isIn(other)).toBe(true);
    await person.put('my/account/password', { ...change, oldPassword: PASSWORD });
    expect(await isIn(other)).toBe(false);
    expect(await isIn(person)).toBe(true);
    expect(await isIn(await signIn(phone, change.password))).toBe(true);
  });

  test('is set where there was none, and is neither login nor phone', async () => {
    const { person, phone } = await signUp();
    const { login } = await person.get<OwnAccountView>('my/account');
    for (const password of [login, phone])
      expect(await person.refused('put', 'my/account/password', { password })).toMatchObject({
        code: 'password.own-name',
      });
    await person.put('my/account/password', { password: PASSWORD });
    expect(await person.refused('put', 'my/account/password', { password: 'kucixijd' })).toMatchObject({
      code: 'account.old-password',
    });
  });

  test('is guessed at ten times by whoever sits at somebody’s session', async () => {
    const { person } = await signUp(PASSWORD);
    const codes = [];
    for (let number = 0; number < 12; number += 1)
      codes.push(
        (await person.refused('put', 'my/account/password', { oldPassword: 'wrong', password: 'kucixijd' }))
          .code,
      );
    expect(codes).toEqual([
      ...Array<string>(10).fill('account.old-password'),
      'session.locked',
      'session.locked',
    ]);
  });
});

describe('a phone', () => {
  test('is changed by a code to the new one, and the one of before is told', async () => {
    const { person, phone } = await signUp(PASSWORD);
    const fresh = String((last += 1));
    const body = { ...(await codeFor(person, fresh, 'PHONE')), password: PASSWORD };
    expect(await person.refused('put', 'my/account/phone', { ...body, password: 'wrong' })).toMatchObject({
      code: 'account.old-password',
    });
    expect((await messagesOn(person, phone)).length).toBe(1);
    await person.put('my/account/phone', body);
    const [told] = await messagesOn(person, phone);
    expect(told!.text).toContain(`手机号已改为 137****${fresh.slice(-4)}`);
    expect(told!.text).not.toContain(fresh);
    expect(await isIn(await signIn(fresh, PASSWORD))).toBe(true);
    expect(
      await (
        await TestPerson.visit(platform.app)
      ).refused('post', 'session', { login: phone, password: PASSWORD }),
    ).toMatchObject({ status: 401 });
  });

  test('of another account is not taken', async () => {
    const [one, other] = [await signUp(), await signUp()];
    await platform.dataSource.query('delete from limit_use');
    await platform.advance((await platform.time()) + 61_000);
    const body = await codeFor(one.person, other.phone, 'PHONE');
    expect(await one.person.refused('put', 'my/account/phone', body)).toMatchObject({
      status: 409,
      code: 'account.phone-taken',
    });
  });

  test('is not changed by a code that was for something else', async () => {
    const { person } = await signUp();
    const body = await codeFor(person, String((last += 1)), 'ENTER');
    expect(await person.refused('put', 'my/account/phone', body)).toMatchObject({ code: 'code.not-asked' });
  });
});

describe('one’s own sessions', () => {
  test('are listed with device, place and times, and without what opens them', async () => {
    const { phone } = await signUp(PASSWORD);
    const visitor = await TestPerson.visit(platform.app);
    await visitor.post('session', { login: phone, password: PASSWORD }, 200, {
      'X-Forwarded-For': '203.0.113.9',
      'User-Agent': 'Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0',
    });
    const list = await sessionsOf(visitor);
    expect(list).toHaveLength(2);
    expect(list[0]).toMatchObject({ device: '安卓手机或平板上的 微信', place: '203.0.113.*', isThis: true });
    expect(list[1]!.isThis).toBe(false);
    const lasts = Date.parse(list[0]!.endsAt) - Date.parse(list[0]!.begunAt);
    expect(lasts).toBe(12 * 3_600_000);
    expect(Math.abs(Date.parse(list[0]!.begunAt) - (await platform.time()))).toBeLessThan(60_000);
    const sids: { sid: string }[] = await platform.dataSource.query('select sid from web_session');
    for (const { sid } of sids) expect(JSON.stringify(list)).not.toContain(sid);
  });

  test('end one by one and all but this; another’s is not found', async () => {
    const { person, phone } = await signUp(PASSWORD);
    const [first, second] = [await signIn(phone, PASSWORD), await signIn(phone, PASSWORD)];
    const stranger = await signIn('nonghu');
    const { id } = (await sessionsOf(first)).find(({ isThis }) => isThis)!;
    expect(await stranger.refused('delete', `my/sessions/${id}`)).toMatchObject({ status: 404 });
    expect(await isIn(first)).toBe(true);
    await person.request('delete', `my/sessions/${id}`).expect(204);
    expect(await isIn(first)).toBe(false);
    expect(await isIn(second)).toBe(true);
    await person.request('delete', 'my/sessions').expect(204);
    expect(await isIn(second)).toBe(false);
    expect(await sessionsOf(person)).toHaveLength(1);
    expect(await isIn(stranger)).toBe(true);
  });

  test('end twelve hours after they began, however busy they are', async () => {
    const person = await signIn('jingmai2');
    const begunAgo = (ms: number) =>
      platform.dataSource.query(
        `update web_session set sess = jsonb_set(sess::jsonb, '{begunAt}', to_jsonb($1::bigint))::json
         where sess->>'accountId' = (select id::text from account where login = 'jingmai2')`,
        [Date.now() - ms],
      );
    await begunAgo(12 * 3_600_000 - 60_000);
    await person.get('my/account');
    const sessions = platform.app.get(ConfirmedSessions);
    const cookie = person.credentials()['Cookie'];
    await sessions.confirm();
    await begunAgo(12 * 3_600_000);
    await sessions.confirm();
    expect(sessions.find(cookie)).toBeUndefined();
    expect(await person.refused('get', 'my/account')).toMatchObject({
      status: 401,
      code: 'session.required',
    });
    expect(await isIn(person)).toBe(false);
    await platform.dataSource.query(`update web_session set sess = (sess::jsonb - 'begunAt')::json`);
  });
});

describe('the form without a script', () => {
  const HERE = { 'Sec-Fetch-Site': 'same-origin' };
  const send = async (fields: Record<string, string>, heads: Record<string, string> = HERE) => {
    const person = new TestPerson(platform.app);
    const answer = await person
      .request('post', 'session/form')
      .set(heads)
      .type('form')
      .send({ login: 'nonghu', password: DEMO_PASSWORD, ...fields });
    const cookie = (answer.get('Set-Cookie') ?? []).find((line) => line.startsWith('helan.sid='));
    return {
      status: answer.status,
      to: answer.headers['location'],
      isIn: cookie !== undefined,
    };
  };

  test.each([
    ['nonghu', undefined, '/my'],
    ['shenhe', undefined, '/console'],
    ['nonghu', '/notices?type=T01', '/notices?type=T01'],
    ['nonghu', '//elsewhere.example', '/my'],
    ['nonghu', '/\\elsewhere.example', '/my'],
    ['nonghu', 'https://elsewhere.example', '/my'],
  ])('signs %s in and goes from %j to %s', async (login, back, to) => {
    expect(await send({ login, ...(back ? { back } : {}) })).toEqual({ status: 303, to, isIn: true });
  });

  test('goes back with the reason where the password is wrong', async () => {
    expect(await send({ password: 'wrong', back: '/my/new' })).toEqual({
      status: 303,
      to: '/login?back=%2Fmy%2Fnew&problem=session.bad-credentials',
      isIn: false,
    });
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another host of the site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'https://elsewhere.example' }],
    ['a hidden origin', { Origin: 'null' }],
    ['nobody knows where', {}],
  ])('from %s signs nobody in', async (_, heads) => {
    expect(await send({}, heads)).toEqual({ status: 303, to: '/login?problem=session.csrf', isIn: false });
  });

  test('from our own origin signs in where the browser says no more', async () => {
    expect(await send({}, { Origin: platform.config.publicUrl })).toMatchObject({ isIn: true });
  });

  test('to leave ends the session from our own page alone', async () => {
    const person = await platform.as('nonghu');
    const leave = async (heads: Record<string, string>) =>
      (await person.request('post', 'session/ending/form').set(heads).type('form').send('')).headers[
        'location'
      ];
    expect(await leave({ 'Sec-Fetch-Site': 'cross-site' })).toBe('/login?problem=session.csrf');
    expect(await isIn(person)).toBe(true);
    expect(await leave(HERE)).toBe('/login?left=1');
    expect(await isIn(person)).toBe(false);
    expect(await leave(HERE)).toBe('/login?left=1');
  });

  test('too long, or in another form, is refused', async () => {
    expect((await send({ back: 'x'.repeat(5_000) })).status).toBe(413);
  });
});
