import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SessionView } from '@helan/contracts';
import { codeFor, signUpBy } from '../../testing/phone.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { RealNames } from './real-names.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

const PASSWORD = '兰光村的新密码2026';
/** Somebody who has a number by now, on a device of his own. */
async function comer(): Promise<TestPerson> {
  await platform.dataSource.query('delete from limit_use');
  return TestPerson.visit(platform.app);
}

describe('an account that is known by the person behind it, whoever is registered with it', () => {
  let phone: string;
  beforeAll(async () => {
    const signedUp = await signUpBy(platform.app);
    ({ phone } = signedUp);
    const person = { name: '李新来', idNumber: '640122198503120012', phone };
    await platform.dataSource.transaction((tx) =>
      platform.app.get(RealNames).keep(tx, signedUp.view.account!.id, person, 'WINDOW'),
    );
  });

  test('is not opened by a code alone on a new device, and its password is not set anew by one', async () => {
    const person = await comer();
    const code = await codeFor(person, phone);
    const asked = { account: null, asks: 'ID_NUMBER' };
    expect(await person.post<SessionView>('session/code', code, 200)).toMatchObject(asked);
    await platform.dataSource.query('delete from limit_use');
    const forgotten = { ...(await codeFor(person, phone, 'FORGOTTEN')), password: PASSWORD };
    expect(await person.post<SessionView>('session/forgotten', forgotten, 200)).toMatchObject(asked);
  });

  test('is opened by the end of his number beside it', async () => {
    const person = await comer();
    const code = { ...(await codeFor(person, phone)), idNumberEnd: '120012' };
    const { account } = await person.post<SessionView>('session/code', code, 200);
    expect(account).toMatchObject({ name: '李新来' });
  });
});

describe('the account of a firm', () => {
  /** 贺兰塞上粮源农业有限公司, whose code stands on every notice of its deals, and 郭粮源, who answers for it. */
  const PHONE = '13895310006';

  test.each([
    ['is not opened by the end of its public code', 'E5T03C', 403],
    ['is opened by the end of the number of whoever answers for it', '030036', 200],
  ])('%s', async (_, idNumberEnd, status) => {
    await platform.dataSource.query(
      "update party set verified_at = coalesce(verified_at, platform_now()) where name like '%塞上粮源%'",
    );
    const person = await comer();
    const code = { ...(await codeFor(person, PHONE)), idNumberEnd };
    expect((await person.request('post', 'session/code').send(code)).status).toBe(status);
  });
});
