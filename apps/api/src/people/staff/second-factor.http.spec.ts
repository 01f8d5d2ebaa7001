import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AccountLinkView,
  PageView,
  RecoveryCodesView,
  SecurityEventView,
  SessionView,
} from '@helan/contracts';
import { generate } from 'otplib';
import { STAFF_PASSWORD, StaffDesk, tokenOf } from '../../testing/staff-desk.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let desk: StaffDesk;
let security: TestPerson;
beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = await StaffDesk.of(platform);
  ({ security } = desk);
});
afterAll(() => platform.close());

/** Steps of thirty seconds by the database's own clock. */
async function stepNow(): Promise<number> {
  const [{ step }]: [{ step: string }] = await platform.dataSource.query(
    'select floor(extract(epoch from clock_timestamp()) / 30) as step',
  );
  return Number(step);
}
const codeAt = (secret: string, step: number) => generate({ secret, epoch: step * 30 });

describe('a second factor', () => {
  let secret: string;
  let codes: readonly string[];
  let shown: number;

  beforeAll(async () => {
    const person = await desk.ready('liangbu', ['ARCHIVIST']);
    ({ secret } = await person.post<{ secret: string }>('my/second-factor', {}, 200));
    shown = await stepNow();
    ({ codes } = await person.post<RecoveryCodesView>(
      'my/second-factor/confirmation',
      { code: await codeAt(secret, shown) },
      200,
    ));
  });

  /** Somebody whose password was right. */
  async function halfIn(): Promise<TestPerson> {
    const person = await TestPerson.visit(platform.app);
    const view = await person.post<SessionView>(
      'session',
      { login: 'liangbu', password: STAFF_PASSWORD },
      200,
    );
    expect(view).toMatchObject({ account: null, isHalfIn: true });
    return person;
  }

  test('ten codes on paper come with it, kept as hashes alone', async () => {
    expect(codes).toHaveLength(10);
    const rows: { hash: string }[] = await platform.dataSource.query('select hash from recovery_code');
    expect(rows.some(({ hash }) => codes.includes(hash))).toBe(false);
  });

  test('whoever is halfway in can do nothing but show it', async () => {
    const person = await halfIn();
    expect(await person.refused('get', 'archives')).toMatchObject({ status: 401 });
    expect(await person.refused('get', 'my/second-factor')).toMatchObject({ status: 401 });
    expect(await person.get<SessionView>('session')).toMatchObject({ account: null, isHalfIn: true });
  });

  test('a code is taken once, one step ahead too, and none from further away', async () => {
    const person = await halfIn();
    // That of the enrolment was taken already.
    for (const step of [shown, (await stepNow()) - 3, (await stepNow()) + 4])
      expect(
        await person.refused('post', 'session/second-factor', { code: await codeAt(secret, step) }),
      ).toMatchObject({ code: 'factor.wrong' });
    const ahead = (await stepNow()) + 1;
    const code = await codeAt(secret, ahead);
    await person.post('session/second-factor', { code: `${code.slice(0, 3)} ${code.slice(3)}` }, 204);
    await person.get('session');
    await person.get('archives');
    const again = await halfIn();
    expect(await again.refused('post', 'session/second-factor', { code })).toMatchObject({
      code: 'factor.wrong',
    });
  });

  test('a form without a script takes it, too, and goes on to a page', async () => {
    const send = async (person: TestPerson, code: string) => {
      const answer = await person
        .request('post', 'session/second-factor/form')
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send({ code, back: '/console/archives' });
      return [answer.status, answer.headers['location']];
    };
    const person = await halfIn();
    expect(await send(person, '000000')).toEqual([
      303,
      '/login?back=%2Fconsole%2Farchives&half=1&problem=factor.wrong',
    ]);
    expect(await send(person, codes[8]!)).toEqual([303, '/console/archives']);
    expect(await send(await TestPerson.visit(platform.app), codes[2]!)).toEqual([
      303,
      '/login?back=%2Fconsole%2Farchives&problem=factor.not-halfway',
    ]);
  });

  test('a code on paper opens once, and is told', async () => {
    const person = await halfIn();
    const code = codes[0]!.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
    await person.post('session/second-factor', { code }, 204);
    await person.get('session');
    expect(await person.get('my/second-factor')).toMatchObject({ isOn: true, codesLeft: 8 });
    expect(await (await halfIn()).refused('post', 'session/second-factor', { code })).toMatchObject({
      code: 'factor.wrong',
    });
    const { items } = await security.get<PageView<SecurityEventView>>('security-events?open=false');
    expect(items.some(({ kind, login }) => kind === 'RECOVERY_CODE' && login === 'liangbu')).toBe(true);
  });

  test('wrong ones in a row make a pause, from wherever; two administrators end it', async () => {
    const answers: string[] = [];
    for (let count = 0; count < 8; count += 1)
      answers.push(
        (await (await halfIn()).refused('post', 'session/second-factor', { code: '000000' })).code,
      );
    expect(answers.at(-1)).toBe('factor.tried-often');
    const code = codes[1]!;
    expect(await (await halfIn()).refused('post', 'session/second-factor', { code })).toMatchObject({
      code: 'factor.tried-often',
    });
    await desk.changed('liangbu', 'UNLOCK');
    await (await halfIn()).post('session/second-factor', { code }, 204);
  });

  test('nobody shows it who is not halfway in', async () => {
    const visitor = await TestPerson.visit(platform.app);
    expect(await visitor.refused('post', 'session/second-factor', { code: codes[2]! })).toMatchObject({
      code: 'factor.not-halfway',
    });
  });

  test('is reset by two, and set up anew by the person’s link', async () => {
    const half = await halfIn();
    const { link, code } = await desk.changed('liangbu', 'RESET_FACTOR');
    // A half session ends with it, too.
    expect(await half.refused('post', 'session/second-factor', { code: codes[3]! })).toMatchObject({
      status: expect.any(Number),
      code: expect.stringMatching(/^(factor.not-halfway|session.csrf)$/),
    });
    const visitor = await TestPerson.visit(platform.app);
    const way = { token: tokenOf(link), code };
    const view = await visitor.post<AccountLinkView>('account-links/look', way, 200);
    expect(view).toMatchObject({ purpose: 'FACTOR', asksPassword: false });
    expect(view.factor!.address).toMatch(/^otpauth:\/\/totp\//);
    expect(view.factor!.address).toContain(`secret=${view.factor!.secret}`);
    expect(view.factor!.picture).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(await visitor.refused('post', 'account-links/use', { ...way, factorCode: '123' })).toMatchObject({
      code: 'factor.wrong',
    });
    const factorCode = await codeAt(view.factor!.secret, await stepNow());
    const given = await visitor.post<RecoveryCodesView>('account-links/use', { ...way, factorCode }, 200);
    expect(given.codes).toHaveLength(10);
    expect(
      await (await halfIn()).refused('post', 'session/second-factor', { code: codes[4]! }),
    ).toMatchObject({ code: 'factor.wrong' });
    await (await halfIn()).post('session/second-factor', { code: given.codes[0]! }, 204);
  });
});
