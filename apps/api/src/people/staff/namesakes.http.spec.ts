import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, StaffChangeView, StaffProposedView } from '@helan/contracts';
import { COUNTY, StaffDesk, opening } from '../../testing/staff-desk.js';
import { TestPlatform } from '../../testing/test-platform.js';

const NUMBER = '640122197809020036';
const OTHER_NUMBER = '640122198503150027';

let platform: TestPlatform;
let desk: StaffDesk;
beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = await StaffDesk.of(platform);
});
afterAll(() => platform.close());

const propose = (login: string, roles: string[], change: object) =>
  desk.system.post<StaffProposedView>('staff-changes/opening', opening(login, roles, change));
const confirm = (id: string) => desk.security.post(`staff-changes/${id}/confirmation`);
const shown = async (id: string) =>
  (await desk.security.get<PageView<StaffChangeView>>('staff-changes?open=true')).items.find(
    (change) => change.id === id,
  )!;

test('whoever confirms sees who is called the same, with what he may do, and what is not known', async () => {
  const { id } = await propose('hejing2', ['CENTER_REVIEW'], { name: '何 静' });
  expect(await shown(id)).toMatchObject({
    isPersonKnown: false,
    namesakes: [{ login: 'shouli', name: '何静', roleNames: '受理员', isDisabled: false, person: 'UNKNOWN' }],
  });
  await desk.system.post(`staff-changes/${id}/withdrawal`);
});

test('nobody has two accounts where he works, whatever he is called; elsewhere he may', async () => {
  await confirm((await propose('yiren', ['CENTER_ACCEPT'], { name: '甲一人', idNumber: NUMBER })).id);
  for (const roles of [['CENTER_REVIEW'], ['CENTER_ACCEPT'], ['ARCHIVIST']])
    expect(
      await desk.system.refused(
        'post',
        'staff-changes/opening',
        opening('yiren2', roles, { name: '甲二人', idNumber: NUMBER }),
      ),
    ).toMatchObject({ code: 'staff.second-account' });
  const { id } = await propose('yiren3', ['ARCHIVIST'], { name: '甲一人', idNumber: OTHER_NUMBER });
  expect(await shown(id)).toMatchObject({
    isPersonKnown: true,
    namesakes: [{ login: 'yiren', person: 'ANOTHER' }],
  });
  await confirm(id);
});

test('a number with a slip in it is not taken', async () => {
  expect(
    await desk.system.refused(
      'post',
      'staff-changes/opening',
      opening('cuohao', ['ARCHIVIST'], { idNumber: `${NUMBER.slice(0, -1)}1` }),
    ),
  ).toMatchObject({ status: 422, faults: [expect.objectContaining({ field: 'idNumber' })] });
});

test('of two that wait the later finds the first; a disabled one comes back only where there is no other', async () => {
  const person = { name: '乙某', idNumber: '640122199001010010' };
  const first = await propose('yimou', ['ARCHIVIST'], person);
  const second = await propose('yimou2', ['CERT_CLERK'], person);
  await confirm(first.id);
  expect(await desk.security.refused('post', `staff-changes/${second.id}/confirmation`)).toMatchObject({
    code: 'staff.second-account',
  });
  await desk.changed('yimou', 'DISABLE');
  expect(await shown(second.id)).toMatchObject({
    namesakes: [{ login: 'yimou', person: 'SAME', isDisabled: true }],
  });
  await confirm(second.id);
  const accounts = await platform.dataSource.query<{ id: string }[]>(
    `select id from account where login = 'yimou'`,
  );
  expect(
    await desk.system.refused('post', 'staff-changes/account', {
      accountId: accounts[0]!.id,
      kind: 'ENABLE',
      reason: '回来了',
    }),
  ).toMatchObject({ code: 'staff.second-account' });
});

test('a number may be said later, with another post', async () => {
  const clerk = await desk.idOf('dangan');
  const { id } = await desk.system.post<StaffProposedView>('staff-changes/post', {
    accountId: clerk,
    roles: ['ARCHIVIST', 'CONTENT_EDITOR'],
    regionCode: COUNTY,
    idNumber: '640122198801010022',
    reason: '补登证件号码',
  });
  expect((await shown(id)).isPersonKnown).toBe(true);
  await confirm(id);
  expect(
    await desk.system.refused(
      'post',
      'staff-changes/opening',
      opening('dangan2', ['FINANCE_CHECK'], { idNumber: '640122198801010022' }),
    ),
  ).toMatchObject({ code: 'staff.second-account' });
});
