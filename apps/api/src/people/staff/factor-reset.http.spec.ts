import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AccountLinkView, FactorView } from '@helan/contracts';
import { StaffDesk, tokenOf } from '../../testing/staff-desk.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let desk: StaffDesk;
beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = await StaffDesk.of(platform);
});
afterAll(() => platform.close());

test('a factor that is set up after a reset is a new one, whatever was begun before', async () => {
  const person = await desk.ready('liangbu', ['ARCHIVIST']);
  const begun = await person.post<FactorView>('my/second-factor', {}, 200);
  const { link, code } = await desk.changed('liangbu', 'RESET_FACTOR');
  const visitor = await desk.visitor();
  const opened = { token: tokenOf(link), code };
  const view = await visitor.post<AccountLinkView>('account-links/look', opened, 200);
  expect(view.factor!.secret).not.toBe(begun.secret);
  // As long as the link is open it is the same however often it is looked at.
  expect(await visitor.post<AccountLinkView>('account-links/look', opened, 200)).toMatchObject({
    factor: { secret: view.factor!.secret },
  });
});

test('a factor that was begun is not confirmed by guessing', async () => {
  const person = await desk.ready('guangan', ['ARCHIVIST']);
  await person.post('my/second-factor', {}, 200);
  const answers: string[] = [];
  for (let count = 0; count < 7; count += 1)
    answers.push((await person.refused('post', 'my/second-factor/confirmation', { code: '000000' })).code);
  expect(answers[0]).toBe('factor.wrong');
  expect(answers.at(-1)).toBe('factor.tried-often');
});
