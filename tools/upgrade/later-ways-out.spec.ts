import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { ObjectionView, PageView } from '@helan/contracts';
import { FormerRelease } from '../../apps/api/src/testing/former-release.js';
import { NOTHING, leftOf } from '../../apps/api/src/testing/nothing-left.js';
import { workingDayAt } from '../../apps/api/src/testing/sessions.js';
import { Story } from '../../apps/api/src/testing/story.js';
import type { TestPlatform } from '../../apps/api/src/testing/test-platform.js';

jest.setTimeout(240_000);

let former: FormerRelease;
let platform: TestPlatform;
let story: Story;
/** Deals that have come to an end so far. */
const over: string[] = [];
beforeAll(async () => {
  former = await FormerRelease.later();
  platform = former.platform;
  story = new Story(platform);
});
afterAll(() => former.close());
afterEach(async () => {
  while ((await story.payOutAll()) > 0);
  for (const name of over)
    expect([name, (await leftOf(platform, former.deal(name).projectId)).claims]).toEqual([name, 0]);
});

const lotOf = (name: string) => former.deal(name).lotId;
const as = (login: string) => platform.as(login);

async function expectOver(name: string, state: string): Promise<void> {
  expect(await story.state(lotOf(name))).toBe(state);
  over.push(name);
}

test.each(['uncertified', 'payout', 'revoked'])(
  'a paid deal that is %s ends at the word of both sides',
  async (name) => {
    for (const login of ['nonghu', 'jingmai3'])
      await (
        await as(login)
      ).post(`lots/${lotOf(name)}/contract-ending/consent`, {
        reason: '不做了',
      });
    const agreed = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方协商解除' };
    await (await as('fuzeren')).post(`lots/${lotOf(name)}/contract-ending`, agreed);
    await expectOver(name, 'TERMINATED');
  },
);

test.each(['paused', 'stopped', 'suspended', 'unopened', 'asked'])(
  'a lot that is %s is ended with its right',
  async (name) => {
    const gone = { reason: 'RIGHT_GONE', note: '地块被依法征收' };
    await (await as('fuzeren')).post(`lots/${lotOf(name)}/termination`, gone);
    await expectOver(name, 'TERMINATED');
  },
);

test('a lot whose one applicant was refused is taken down at its lister’s word', async () => {
  const lotId = lotOf('refusedApplicant');
  await (await as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '自己种' });
  await (await as('fuzeren')).post(`lots/${lotId}/withdrawal`, { reason: '转出方申请' });
  await expectOver('refusedApplicant', 'WITHDRAWN');
});

test('a table that the host closes has failed', async () => {
  const lotId = lotOf('talking');
  await (await as('zuzhi')).post(`lots/${lotId}/negotiation/ending`, { reason: '谈不拢' });
  await expectOver('talking', 'FAILED');
});

test('an objection that is upheld voids the result', async () => {
  const head = await as('fuzeren');
  const { items } = await head.get<PageView<ObjectionView>>('objections');
  const { id } = items.find(({ lotId }) => lotId === lotOf('objected'))!;
  await head.post(`objections/${id}/acceptance`);
  await head.post(`objections/${id}/reply`, { answer: 'uphold', text: '竞买人之间确有串通' });
  await (
    await as('jianguan')
  ).post(`objections/${id}/decision`, {
    decision: 'VOID',
    text: '串通查实',
  });
  await expectOver('objected', 'VOIDED');
});

test('a contract whose time is over is a breach; nobody behind him answers, and the lot has failed', async () => {
  const late = { side: 'TRANSFEREE', ground: 'LATE', note: '电话和短信都通知过' };
  await (await as('fuzeren')).post(`lots/${lotOf('overdue')}/breach`, late);
  for (const rank of [2, 3])
    for (const name of ['succession', 'overdue'])
      await story.advancePast(
        `select max(due_at) + interval '1 second' as at from succession where lot_id = $1 and rank <= ${rank}`,
        lotOf(name),
      );
  await expectOver('succession', 'FAILED');
  await expectOver('overdue', 'FAILED');
});

test('a session in which nobody bids has failed', async () => {
  const lotId = lotOf('unscheduled');
  const startAt = await workingDayAt(platform, '10:00');
  await (await as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 120 * 60_000);
  await expectOver('unscheduled', 'FAILED');
});

test('an application that nobody puts right lapses, and one that was refused claims nothing', async () => {
  const { projectId } = former.deal('correcting');
  await story.advancePast(
    "select next_due_at + interval '1 second' as at from project where id = $1",
    projectId,
  );
  const states = await platform.dataSource.query(
    'select state from project where id = any($1) order by state',
    [[projectId, former.deal('rejected').projectId]],
  );
  expect(states).toEqual([{ state: 'REJECTED' }, { state: 'WITHDRAWN' }]);
  over.push('correcting', 'rejected');
});

test('nobody’s money is left', async () => {
  expect(over).toHaveLength(16);
  expect(await leftOf(platform)).toEqual(NOTHING);
});
