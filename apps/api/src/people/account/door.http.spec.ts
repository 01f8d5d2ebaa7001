import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SessionView } from '@helan/contracts';
import { DEMO_PASSWORD } from '../../demo/index.js';
import { codeFor, newNumber, signUpBy } from '../../testing/phone.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
beforeEach(() => platform.dataSource.query('delete from limit_use'));
afterAll(() => platform.close());

const visit = () => TestPerson.visit(platform.app);
const forgetLimits = () => platform.dataSource.query('delete from limit_use');
const PASSWORD = '立岗镇的稻子熟了';
const signUp = (phone?: string, more?: object) => signUpBy(platform.app, phone, more);

describe('signing up', () => {
  test('makes a member with his name, signed in, who comes again by a code', async () => {
    const { phone, view } = await signUp();
    expect(view.account).toMatchObject({ name: '李新来', roles: ['MEMBER'], hasParty: false });
    await forgetLimits();
    const again = await visit();
    const code = await codeFor(again, phone);
    expect((await again.post<SessionView>('session/code', code, 200)).account?.id).toBe(view.account!.id);
  });

  test('with a password lets in by phone and password, however the number is written', async () => {
    const { phone } = await signUp(newNumber(), { password: PASSWORD });
    for (const login of [phone, ` ${phone}`, `${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`])
      expect(
        (await (await visit()).post<SessionView>('session', { login, password: PASSWORD }, 200)).account,
      ).toMatchObject({ name: '李新来' });
  });

  test('without a password lets nobody in by one', async () => {
    const { phone } = await signUp();
    for (const password of [' ', 'null', 'nobody-has-this-password'])
      expect(await (await visit()).refused('post', 'session', { login: phone, password })).toMatchObject({
        code: 'session.bad-credentials',
      });
  });

  test.each([
    ['1234567', ['password.too-short']],
    ['iloveyou', ['password.common']],
    ['ILoveYou', ['password.common']],
    ['abc', ['password.too-short']],
  ])('with the password %j is told what it lacks, and the code is not spent', async (password, codes) => {
    const person = await visit();
    const code = await codeFor(person, newNumber());
    const problem = await person.refused('post', 'session/sign-up', { ...code, name: '李新来', password });
    expect(problem.faults.map((fault) => [fault.code, fault.field])).toEqual(
      codes.map((found) => [found, 'password']),
    );
    await person.post('session/sign-up', { ...code, name: '李新来', password: PASSWORD }, 200);
  });

  test('with his own number as the password is refused', async () => {
    const person = await visit();
    const code = await codeFor(person, newNumber());
    const body = { ...code, name: '李新来', password: code.phone };
    expect(await person.refused('post', 'session/sign-up', body)).toMatchObject({
      code: 'password.own-name',
    });
  });

  test('with a number that has an account is told to sign in', async () => {
    const { phone } = await signUp();
    await forgetLimits();
    const person = await visit();
    const body = { ...(await codeFor(person, phone)), name: '王别人' };
    expect(await person.refused('post', 'session/sign-up', body)).toMatchObject({
      status: 409,
      code: 'account.phone-taken',
    });
    // Unless it is his now: nobody is kept out of his own number.
    const view = await person.post<SessionView>('session/sign-up', { ...body, isNewHolder: true }, 200);
    expect(view.account).toMatchObject({ name: '王别人' });
  });

  test('keeps the number sealed', async () => {
    const { phone } = await signUp();
    const rows: { text: string }[] = await platform.dataSource.query(
      'select account::text as text from account',
    );
    expect(rows.filter(({ text }) => text.includes(phone))).toEqual([]);
  });
});

describe('a number that changes hands', () => {
  const PHONE = '13895310003';
  /** 马新雨, who is verified, signs in by password on a device of hers. */
  const owner = () => TestPerson.signIn(platform.app, 'jingmai1');

  test('opens its account on a device of its owner', async () => {
    const person = await owner();
    const code = await codeFor(person, PHONE);
    expect((await person.post<SessionView>('session/code', code, 200)).account).toMatchObject({
      name: '马新雨',
    });
  });

  test('opens it elsewhere for whoever knows the password or the end of the identity number', async () => {
    for (const besides of [{ password: DEMO_PASSWORD }, { idNumberEnd: '020036' }]) {
      await forgetLimits();
      const person = await visit();
      const code = await codeFor(person, PHONE);
      expect(await person.post<SessionView>('session/code', code, 200)).toMatchObject({
        account: null,
        asks: 'PASSWORD',
      });
      const view = await person.post<SessionView>('session/code', { ...code, ...besides }, 200);
      expect(view.account).toMatchObject({ name: '马新雨' });
    }
  });

  test('does not open it for a new holder, who is told what to do; nor by the way of the forgotten', async () => {
    const person = await visit();
    const code = await codeFor(person, PHONE);
    for (const besides of [{ idNumberEnd: '020037' }, { password: 'wrong' }]) {
      const problem = await person.refused('post', 'session/code', { ...code, ...besides });
      expect(problem).toMatchObject({ status: 403, code: 'account.holder-unproved' });
      expect(problem.title).toContain('注册自己的账号');
    }
    await forgetLimits();
    const forgotten = { ...(await codeFor(person, PHONE, 'FORGOTTEN')), password: PASSWORD };
    expect(await person.post<SessionView>('session/forgotten', forgotten, 200)).toMatchObject({
      account: null,
      asks: 'ID_NUMBER',
    });
  });

  test('is guessed at five times an hour', async () => {
    const person = await visit();
    const guesses = [];
    for (let number = 0; number < 7; number += 1) {
      if (number % 3 === 0)
        await platform.dataSource.query("delete from limit_use where key like 'code.pause%'");
      const code = number % 3 === 0 ? await codeFor(person, PHONE) : undefined;
      kept = code ?? kept;
      guesses.push((await person.refused('post', 'session/code', { ...kept!, idNumberEnd: '000000' })).code);
    }
    expect(guesses).toEqual([
      ...Array<string>(5).fill('account.holder-unproved'),
      'code.crowded',
      'code.crowded',
    ]);
  });
  let kept: { phone: string; ticket: string; code: string } | undefined;

  test('is its new holder’s by signing up; the account of before stays its owner’s, who is told so', async () => {
    const before = await owner();
    const person = await visit();
    const code = await codeFor(person, PHONE);
    const view = await person.post<SessionView>(
      'session/sign-up',
      { ...code, name: '陈新主', isNewHolder: true },
      200,
    );
    expect(view.account).toMatchObject({ name: '陈新主', hasParty: false });
    expect(await before.get('my/account')).toMatchObject({
      name: '马新雨',
      phoneMasked: '',
      isPhoneReleased: true,
    });
    expect((await before.get<SessionView>('session')).account).toMatchObject({ hasParty: true });
  });
});

test('nobody of the staff comes in by a code', async () => {
  const staff = await platform.as('shenhe');
  const phone = newNumber();
  await staff.put('my/account/phone', {
    ...(await codeFor(staff, phone, 'PHONE')),
    password: DEMO_PASSWORD,
  });
  await forgetLimits();
  const code = await codeFor(staff, phone);
  expect(await staff.refused('post', 'session/code', code)).toMatchObject({ code: 'account.not-by-code' });
  await forgetLimits();
  const forgotten = { ...(await codeFor(staff, phone, 'FORGOTTEN')), password: PASSWORD };
  expect(await staff.refused('post', 'session/forgotten', forgotten)).toMatchObject({
    code: 'account.not-by-code',
  });
});

describe('a forgotten password', () => {
  test('is set anew by a code, and every other session ends', async () => {
    const { person: elsewhere, phone } = await signUp(newNumber(), { password: PASSWORD });
    await forgetLimits();
    const person = await visit();
    const body = { ...(await codeFor(person, phone, 'FORGOTTEN')), password: '黄河水浇灌的田地' };
    expect((await person.post<SessionView>('session/forgotten', body, 200)).account).toMatchObject({
      name: '李新来',
    });
    expect((await elsewhere.get<SessionView>('session')).account).toBeNull();
    const again = await visit();
    expect(await again.refused('post', 'session', { login: phone, password: PASSWORD })).toMatchObject({
      status: 401,
    });
    await again.post('session', { login: phone, password: '黄河水浇灌的田地' }, 200);
  });

  test('of a number without an account says where to go', async () => {
    const person = await visit();
    const body = { ...(await codeFor(person, newNumber(), 'FORGOTTEN')), password: PASSWORD };
    expect(await person.refused('post', 'session/forgotten', body)).toMatchObject({
      code: 'account.none-for-phone',
    });
  });
});
