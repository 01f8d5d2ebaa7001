import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PartyView } from '@helan/contracts';
import { personOf } from '../../testing/crowd.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
}, 60_000);
afterAll(() => platform.close());

test('what somebody registers of himself in two places at once is not written over', async () => {
  const member = await platform.as('nonghu');
  const own = async () => (await member.get<{ party: PartyView }>('my/party')).party;
  const { version } = await own();
  // Name and number that the window has seen are not changed here.
  const typed = { ...personOf(7), name: '赵禾田', idNumber: '640122196203150026' };
  await member.put('my/party', { ...typed, bankName: '贺兰农商行立岗支行', version });
  expect(
    await member.refused('put', 'my/party', { ...typed, bankName: '贺兰农商行金贵支行', version }),
  ).toMatchObject({ status: 409, code: 'form.saved-meanwhile' });
  const saved = await own();
  expect(saved).toMatchObject({ bankName: '贺兰农商行立岗支行', version: version + 1 });
  await member.put('my/party', {
    ...typed,
    bankName: '贺兰农商行金贵支行',
    bankNo: '４０２８ ７１００ ００３９',
    version: saved.version,
  });
  const last = await own();
  expect(last).toMatchObject({ bankName: '贺兰农商行金贵支行', bankNo: '402871000039' });
  await member.put('my/party', { ...typed, bankName: last.bankName, version: last.version });
  expect((await own()).bankNo).toBeNull();
});
