import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CodeSentView, SessionView, SignInWaysView } from '@helan/contracts';
import { SmsFailed, SmsPort } from '../../kernel/sms/index.js';
import { codeFor, messagesOn, newNumber, signUpBy } from '../../testing/phone.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Codes } from './codes.service.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
beforeEach(() => platform.dataSource.query('delete from limit_use'));
afterAll(() => platform.close());

const visit = () => TestPerson.visit(platform.app);
const forgetLimits = () => platform.dataSource.query('delete from limit_use');
const advance = async (seconds: number) => platform.advance((await platform.time()) + seconds * 1000);
const PASSWORD = '立岗镇的稻子熟了';
const signUp = () => signUpBy(platform.app);

describe('a code', () => {
  test('goes to the phone, and nowhere else is it readable', async () => {
    const person = await visit();
    const phone = newNumber();
    const sent = await person.post<CodeSentView>('session/codes', { phone, purpose: 'ENTER' });
    expect(sent).toEqual({
      ticket: expect.any(String),
      phoneMasked: `139****${phone.slice(-4)}`,
      validSeconds: 300,
      againAfterSeconds: 60,
      isUnsure: false,
    });
    const [message] = await messagesOn(person, phone);
    expect(message!.text).toMatch(/^验证码 \d{6}，5 分钟内有效/);
    const rows: object[] = await platform.dataSource.query('select * from one_time_code where id = $1', [
      sent.ticket,
    ]);
    expect(JSON.stringify(rows)).not.toContain(/\d{6}/.exec(message!.text)![0]);
    expect(JSON.stringify(rows)).not.toContain(phone);
  });

  test.each(['139 1234 9001', '139-1234-9002', '１３９１２３４９００３'])(
    'takes the number %j',
    async (phone) => {
      await (await visit()).post('session/codes', { phone, purpose: 'ENTER' });
    },
  );

  test.each([
    '',
    '12345678901',
    '1391234000',
    '139123400000',
    '+8613912340000',
    '09518061234',
    'a'.repeat(31),
  ])('is sent to no %j', async (phone) => {
    expect(await (await visit()).refused('post', 'session/codes', { phone, purpose: 'ENTER' })).toMatchObject(
      {
        status: 422,
      },
    );
  });

  test('is asked for alike, be the number anybody’s or not', async () => {
    const known = await signUp();
    const answers = [];
    for (const phone of [known.phone, newNumber()]) {
      for (const purpose of ['ENTER', 'FORGOTTEN']) {
        await forgetLimits();
        const {
          ticket: _,
          phoneMasked: __,
          ...face
        } = await (await visit()).post<CodeSentView>('session/codes', { phone, purpose });
        answers.push({ face, text: (await messagesOn(known.person, phone))[0]!.text.replace(/\d{6}/, '') });
      }
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('tried 1,000 times from everywhere lets five tries through, and is dead for the right one', async () => {
    const person = await visit();
    const code = await codeFor(person, newNumber());
    const wrong = code.code === '000000' ? '000001' : '000000';
    const tried: string[] = [];
    for (let round = 0; round < 10; round += 1)
      await Promise.all(
        Array.from({ length: 100 }, async (_, number) => {
          const from = { 'X-Forwarded-For': `203.0.113.${number + 1}` };
          tried.push((await person.refused('post', 'session/code', { ...code, code: wrong }, from)).code);
        }),
      );
    expect(tried.filter((found) => found === 'code.wrong')).toHaveLength(4);
    expect(tried.filter((found) => found === 'code.dead')).toHaveLength(996);
    expect(await person.refused('post', 'session/code', code)).toMatchObject({ code: 'code.dead' });
  });

  test('is tried 300 times from one place, whatever the codes', async () => {
    const code = { phone: newNumber(), ticket: '00000000-0000-4000-8000-000000000000', code: '000000' };
    const person = await visit();
    const from = { 'X-Forwarded-For': '203.0.113.200' };
    const tried: string[] = [];
    for (let round = 0; round < 4; round += 1)
      await Promise.all(
        Array.from({ length: 100 }, async () =>
          tried.push((await person.refused('post', 'session/code', code, from)).code),
        ),
      );
    expect(tried.filter((found) => found === 'code.crowded').length).toBeGreaterThanOrEqual(90);
  });

  test('opens once', async () => {
    const person = await visit();
    const code = await codeFor(person, newNumber());
    await person.post('session/sign-up', { ...code, name: '李新来' }, 200);
    const other = await visit();
    expect(await other.refused('post', 'session/code', code)).toMatchObject({ code: 'code.used' });
  });

  test('opens once for many who use it at once', async () => {
    const code = await codeFor(await visit(), newNumber());
    const people = await Promise.all(Array.from({ length: 4 }, visit));
    const answers = await Promise.all(
      people.map((person) => person.request('post', 'session/sign-up').send({ ...code, name: '李新来' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is over after five minutes', async () => {
    const person = await visit();
    const code = await codeFor(person, newNumber());
    await advance(299);
    expect(await person.post<SessionView>('session/code', code, 200)).toMatchObject({ asks: 'NAME' });
    await advance(2);
    expect(await person.refused('post', 'session/code', code)).toMatchObject({ code: 'code.expired' });
  });

  test('is for its number, its purpose and its ticket alone', async () => {
    const person = await visit();
    const [mine, his] = [await codeFor(person, newNumber()), await codeFor(person, newNumber())];
    for (const wrong of [
      { ...mine, phone: his.phone },
      { ...mine, ticket: his.ticket },
      { ...mine, ticket: '00000000-0000-4000-8000-000000000000' },
    ])
      expect(await person.refused('post', 'session/code', wrong)).toMatchObject({ code: 'code.not-asked' });
    expect(await person.refused('post', 'session/forgotten', { ...mine, password: PASSWORD })).toMatchObject({
      code: 'code.not-asked',
    });
  });

  test('to one number comes once a minute and five times an hour, and elsewhere to others as before', async () => {
    const person = await visit();
    const phone = newNumber();
    const ask = () => person.request('post', 'session/codes').send({ phone, purpose: 'ENTER' });
    const codes = [];
    for (let minute = 0; minute < 7; minute += 1) {
      codes.push((await ask()).status);
      if (minute === 0) codes.push((await ask()).status);
      await advance(61);
    }
    expect(codes).toEqual([201, 429, 201, 201, 201, 201, 429, 429]);
    await codeFor(person, newNumber());
  });

  test('is asked for by others as often as they like, and its owner gets his on his device', async () => {
    const { person, phone } = await signUp();
    await forgetLimits();
    for (let number = 0; number < 9; number += 1)
      await (
        await visit()
      )
        .request('post', 'session/codes')
        .set('X-Forwarded-For', `203.0.113.${number + 1}`)
        .send({ phone, purpose: 'ENTER' });
    const stranger = await visit();
    const { status } = await stranger
      .request('post', 'session/codes')
      .set('X-Forwarded-For', '203.0.113.77')
      .send({ phone, purpose: 'ENTER' });
    expect(status).toBe(429);
    const code = await codeFor(person, phone);
    expect((await person.post<SessionView>('session/code', code, 200)).account).toMatchObject({
      name: '李新来',
    });
  });

  test('is forgotten after a day', async () => {
    await codeFor(await visit(), newNumber());
    await advance(86_400 + 301);
    await platform.app.get(Codes).prune();
    expect(await platform.dataSource.query('select id from one_time_code')).toEqual([]);
  });
});

test('where nothing can be sent is told so, with what else there is', async () => {
  const port = platform.app.get(SmsPort);
  Object.defineProperty(port, 'isConfigured', { value: false, writable: true });
  const asked = { phone: newNumber(), purpose: 'ENTER' };
  const ways = () => visit().then((person) => person.get<SignInWaysView>('session/ways'));
  const problem = await (await visit()).refused('post', 'session/codes', asked);
  expect(await ways()).toMatchObject({ hasCodes: false });
  Object.defineProperty(port, 'isConfigured', { value: true, writable: true });
  expect(problem).toMatchObject({ status: 503, code: 'sms.not-configured' });
  expect(problem.title).toContain('密码登录');
  expect(await ways()).toMatchObject({ hasCodes: true });
});

describe('a gateway', () => {
  const withFault = async (fault: 'SILENT' | 'BUSY' | 'REFUSED', work: () => Promise<void>) => {
    const port = platform.app.get(SmsPort);
    const send = port.send.bind(port);
    port.send = async (message) => {
      if (fault === 'SILENT') await send(message);
      throw new SmsFailed(fault);
    };
    await work().finally(() => (port.send = send));
  };

  test('that is silent may have sent the code, which counts', () =>
    withFault('SILENT', async () => {
      const person = await visit();
      const phone = newNumber();
      const sent = await person.post<CodeSentView>('session/codes', { phone, purpose: 'ENTER' });
      expect(sent.isUnsure).toBe(true);
      const [message] = await messagesOn(person, phone);
      const [code] = /\d{6}/.exec(message!.text)!;
      await person.post('session/sign-up', { phone, ticket: sent.ticket, code, name: '李新来' }, 200);
    }));

  test.each(['BUSY', 'REFUSED'] as const)('that is %s is told of, with the next step', (fault) =>
    withFault(fault, async () => {
      const problem = await (
        await visit()
      ).refused('post', 'session/codes', {
        phone: newNumber(),
        purpose: 'ENTER',
      });
      expect(problem).toMatchObject({ status: 503, code: 'sms.failed' });
      expect(problem.title).toContain('信息联络员');
    }),
  );

  test('that is sent the same message twice shows it once', async () => {
    const port = platform.app.get(SmsPort);
    const to = newNumber();
    const message = {
      to,
      text: '验证码 {code}',
      template: 'login-code',
      values: { code: '111111' },
      key: to,
    };
    await port.send(message);
    await port.send(message);
    expect(await messagesOn(platform.nobody(), to)).toHaveLength(1);
  });
});
