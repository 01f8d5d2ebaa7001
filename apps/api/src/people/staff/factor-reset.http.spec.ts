import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AccountLinkView, FactorView } from '@helan/contracts';
import { StaffDesk, tokenOf } from '../../testing/staff-desk.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

test('a factor that is set up after a reset is a new one, whatever was begun before', async () => {
  const desk = await StaffDesk.of(platform);
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
