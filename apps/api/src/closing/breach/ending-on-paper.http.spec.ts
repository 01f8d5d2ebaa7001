import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConfirmationView, ContractView } from '@helan/contracts';
import { EndingNotices, codeOf } from '../../testing/ending-notices.js';
import { listedOnMandate } from '../../testing/mandated.js';
import { NAMES, Negotiations } from '../../testing/negotiations.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { pastPublicity } from '../../testing/sessions.js';
import { signByHand } from '../../testing/signed-by-hand.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
let lotId: string;
let notices: EndingNotices;
/** A contract whose transferor has no account, signed by both. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await listedOnMandate(story, { method: 'NEGOTIATION' });
  ({ projectId, lotId } = listed);
  const { registrations } = await story.admit(['jingmai2'], listed);
  const table = Negotiations.at(story, lotId, registrations);
  await table.begin();
  await table.offer('jingmai2', await table.own('jingmai2'), '600');
  await table.accept('cunji', await table.own('cunji'));
  await signByHand(platform, lotId, 'MINUTES');
  await table.sign('jingmai2', await table.own('jingmai2'));
  await pastPublicity(story, lotId);
  await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
  await signByHand(platform, lotId, 'LETTER');
  await signByHand(platform, lotId, 'CONTRACT');
  const winner = await platform.as('jingmai2');
  const letter = await winner.get<ConfirmationView>(`lots/${lotId}/confirmation`);
  const name = NAMES['jingmai2'];
  if (!letter.signatures.some(({ side }) => side === 'TRANSFEREE'))
    await winner.post(`lots/${lotId}/confirmation/signatures`, { name, fileHash: letter.fileHash });
  const { id, fileHash } = await winner.get<ContractView>(`lots/${lotId}/contract`);
  await winner.post(`contracts/${id}/signatures`, { name, fileHash });
  notices = new EndingNotices(story, lotId);
}, 180_000);
afterAll(() => platform.close());

const serious = { cause: 'SERIOUS', note: '私自转包给外村人' };

test('a notice of whoever has no account counts once he has signed it by hand and a second person has seen it', async () => {
  expect(await story.state(lotId)).toBe('SETTLING');
  expect((await notices.give('cunji2', serious)).status).toBe(404);
  expect((await notices.give('cunji', serious)).status).toBe(204);
  expect((await notices.show()).notice).toBeNull();
  await signByHand(platform, lotId, 'ENDING_NOTICE');
  expect(await notices.last('jingmai2')).toMatchObject({
    state: 'NOTIFIED',
    side: 'TRANSFEROR',
    steps: [{ actorName: '转出方（纸质签字）' }],
    actions: ['accept', 'dispute'],
  });
  expect(codeOf(await notices.give('cunji', serious))).toBe('ending.notice-open');
});

test('he takes it back by a paper, too', async () => {
  expect((await notices.step('cunji', 'withdrawal', { reason: '说清楚了' })).status).toBe(204);
  expect((await notices.last()).state).toBe('NOTIFIED');
  await signByHand(platform, lotId, 'ENDING_NOTICE');
  expect((await notices.last()).state).toBe('TAKEN_BACK');
});

test('what he has signed ends the contract like every other notice', async () => {
  await notices.give('cunji', serious);
  await signByHand(platform, lotId, 'ENDING_NOTICE');
  await notices.stayedSilent();
  expect((await notices.step('shenhe', 'proposal', { note: '对方逾期没有答复' })).status).toBe(204);
  expect((await notices.decide()).status).toBe(204);
  expect(await story.state(lotId)).toBe('TERMINATED');
  while ((await story.payOutAll()) > 0);
  expect(await leftOf(platform, projectId)).toEqual(NOTHING);
});
