import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ObjectionView, PageView, ProjectView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { Ending } from '../../apps/api/src/testing/ending.js';
import { FormerRelease } from '../../apps/api/src/testing/former-release.js';
import { Negotiations } from '../../apps/api/src/testing/negotiations.js';
import { NOTHING, leftOf } from '../../apps/api/src/testing/nothing-left.js';
import { pastPublicity, workingDayAt } from '../../apps/api/src/testing/sessions.js';
import { Story } from '../../apps/api/src/testing/story.js';
import type { TestPlatform } from '../../apps/api/src/testing/test-platform.js';

jest.setTimeout(240_000);

let former: FormerRelease;
let platform: TestPlatform;
let story: Story;
let ending: Ending;
beforeAll(async () => {
  former = await FormerRelease.later();
  platform = former.platform;
  story = new Story(platform);
  ending = new Ending(story);
});
afterAll(() => former.close());

const lotOf = (name: string) => former.deal(name).lotId;
const as = (login: string) => platform.as(login);
const stateOf = (name: string) => story.state(lotOf(name));

const registrationOf = async (name: string) => {
  const rows: { id: string }[] = await platform.dataSource.query(
    `select r.id from registration r join account a on a.id = r.account_id
     where r.lot_id = $1 and a.login = 'jingmai1'`,
    [lotOf(name)],
  );
  return rows[0]!.id;
};

/** Two of the center take up again what was refused. */
async function reconsider(route: string): Promise<void> {
  const { id } = await (
    await as('shenhe')
  ).post<{ id: string }>(`${route}/reconsideration`, { reason: '换了清楚的扫描件' });
  await (await as('fuzeren')).post(`reconsiderations/${id}/approval`);
}

test.each([
  ['payout', 'SETTLING'],
  ['uncertified', 'SETTLED'],
  ['revoked', 'CERTIFIED'],
])('%s: what waits is paid, certified and archived', async (name, before) => {
  expect(await stateOf(name)).toBe(before);
  while ((await story.payOutAll()) > 0);
  await ending.certify(lotOf(name));
  await ending.close(lotOf(name));
  await ending.archive(lotOf(name));
  expect(await stateOf(name)).toBe('ARCHIVED');
});

test('a contract whose time is over, and nobody has declared a breach: both sign after all', async () => {
  await ending.signContract(lotOf('overdue'), ['nonghu', 'jingmai3']);
  await ending.settle(lotOf('overdue'));
  expect(await stateOf('overdue')).toBe('ARCHIVED');
});

test('the next in rank who was asked takes it', async () => {
  const lotId = lotOf('succession');
  await (await as('jingmai2')).post(`lots/${lotId}/succession/answer`, { accepts: true });
  await ending.finish(lotId);
  expect(await stateOf('succession')).toBe('ARCHIVED');
});

test('an offer on the table is accepted and signed', async () => {
  const table = Negotiations.at(story, lotOf('talking'), []);
  await table.accept('nonghu', await table.withWhom('nonghu', 'jingmai1'));
  expect((await table.sign('nonghu', await table.withWhom('nonghu', 'jingmai1'))).status).toBe(204);
  expect((await table.sign('jingmai1', await table.own('jingmai1'))).status).toBe(204);
  expect(await stateOf('talking')).toBe('RESULT_PUBLICITY');
});

test('an objection nobody had taken up is taken up and dismissed', async () => {
  const head = await as('fuzeren');
  const { items } = await head.get<PageView<ObjectionView>>('objections');
  const { id } = items.find(({ lotId }) => lotId === lotOf('objected'))!;
  await head.post(`objections/${id}/acceptance`);
  await head.post(`objections/${id}/reply`, { answer: 'dismiss', text: '记录已核对，面积没有错' });
  expect(await stateOf('objected')).toBe('RESULT_PUBLICITY');
});

test('what was asked to be put right, refused or stopped before it was traded goes on', async () => {
  await (await as('jingmai1')).post(`registrations/${await registrationOf('asked')}/resubmission`);
  await reconsider(`registrations/${await registrationOf('refusedApplicant')}`);
  await (await as('fuzeren')).post(`lots/${lotOf('suspended')}/resumption`, { reason: '异议已撤回' });
  for (const name of ['asked', 'refusedApplicant', 'suspended']) {
    expect(await stateOf(name)).toBe('LISTED');
    await story.register('jingmai2', lotOf(name));
  }
});

test('an application to be put right is sent again as today’s form has it, a refused one is taken up again', async () => {
  const { projectId } = former.deal('correcting');
  const lister = await as('nonghu');
  const { application } = await lister.get<ProjectView>(`projects/${projectId}`);
  const issuerCode = application.parcels![0]!.code.slice(0, 14);
  const codes = { issuerCode, holderCode: `${issuerCode}0018` };
  await lister.put(`projects/${projectId}/application`, {
    ...application,
    contractNo: `${codes.holderCode}J`,
    attributes: { ...application.attributes, ...codes },
  });
  await lister.post(`projects/${projectId}/resubmission`, { reason: '已补' });
  await reconsider(`projects/${former.deal('rejected').projectId}`);
  for (const name of ['correcting', 'rejected']) {
    const { projectId: id } = former.deal(name);
    const [row] = await platform.dataSource.query<{ state: string }[]>(
      'select state from project where id = $1',
      [id],
    );
    if (row!.state === 'VILLAGE_VERIFYING')
      await story.checkSite(id, sampleListing('T01').application.parcels![0]!.mu);
    await story.review(id);
    const { lotId } = await story.publish(id);
    await (await as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '自己种' });
    await (await as('fuzeren')).post(`lots/${lotId}/withdrawal`, { reason: '转出方申请' });
    expect(await story.state(lotId)).toBe('WITHDRAWN');
    expect((await leftOf(platform, id)).claims).toBe(0);
  }
});

test('rooms that stood still are set going again and end', async () => {
  await (await as('fuzeren')).post(`lots/${lotOf('stopped')}/resumption`, { reason: '异议已撤回' });
  const at = new Date((await platform.time()) + 31 * 60_000).toISOString();
  for (const name of ['paused', 'stopped'])
    await (await as('zuzhi')).post(`lots/${lotOf(name)}/trading/resumption`, { at });
  await platform.advance(Date.parse(at) + 1000);
  for (const name of ['paused', 'stopped']) await story.bid('jingmai2', lotOf(name), 640);
  await platform.advance(Date.parse(at) + 90 * 60_000);
  for (const name of ['paused', 'stopped']) expect(await stateOf(name)).toBe('RESULT_PUBLICITY');
});

/** Sessions of these lots at ten in the morning of the next working day, won by one bid. */
async function trade(names: readonly string[], ahead = 1): Promise<void> {
  const startAt = await workingDayAt(platform, '10:00', ahead);
  for (const name of names) await (await as('zuzhi')).post(`lots/${lotOf(name)}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
  for (const name of names) await story.bid('jingmai1', lotOf(name), 620);
  await platform.advance(Date.parse(startAt) + 90 * 60_000);
  for (const name of names) expect(await stateOf(name)).toBe('RESULT_PUBLICITY');
}

test('registrations that had closed are traded', () => trade(['unopened', 'unscheduled']));

test('what had just been listed is traded', async () => {
  const names = ['asked', 'refusedApplicant', 'suspended'];
  const ends = await Promise.all(names.map((name) => story.registrationEnd(lotOf(name))));
  await platform.advance(Math.max(...ends.map((end) => end.getTime())) + 1000);
  await story.qualifyAll();
  for (const name of names) {
    const rows: { id: string; login: string }[] = await platform.dataSource.query(
      'select r.id, a.login from registration r join account a on a.id = r.account_id where r.lot_id = $1',
      [lotOf(name)],
    );
    for (const { login, id } of rows) await story.payDeposit(login, id);
    await story.bothSidesAgree(lotOf(name));
  }
  // The days for paying are theirs to the last.
  await trade(names, 4);
});

test('each of them comes into the archive, and nobody’s money is left', async () => {
  const names = [
    'talking',
    'objected',
    'paused',
    'stopped',
    'unopened',
    'unscheduled',
    'asked',
    'refusedApplicant',
    'suspended',
  ];
  for (const name of names) await pastPublicity(story, lotOf(name));
  for (const name of names) {
    await ending.finish(lotOf(name));
    expect(await stateOf(name)).toBe('ARCHIVED');
  }
  while ((await story.payOutAll()) > 0);
  expect((await leftOf(platform)).held).toEqual(NOTHING.held);
});
