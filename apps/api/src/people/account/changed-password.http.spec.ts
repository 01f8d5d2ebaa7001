import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DEMO_PASSWORD } from '../../demo/index.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { SlowAnswers } from './slow-answers.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

test('a password that is changed while somebody signs in by it lets him in no more', async () => {
  const own = await platform.as('nonghu');
  const other = await TestPerson.visit(platform.app);
  let goOn = () => {};
  const isChanged = new Promise<void>((resolve) => (goOn = resolve));
  const slow = jest.spyOn(platform.app.get(SlowAnswers), 'beforeAttempt');
  slow.mockImplementationOnce(() => isChanged);
  const underWay = other
    .request('post', 'session')
    .send({ login: 'nonghu', password: DEMO_PASSWORD })
    .then(({ status }) => status);
  while (slow.mock.calls.length === 0) await new Promise(setImmediate);
  const password = '兰光村的新密码2026';
  await own.put('my/account/password', { oldPassword: DEMO_PASSWORD, password }, 204);
  goOn();
  expect(await underWay).toBe(401);
});
