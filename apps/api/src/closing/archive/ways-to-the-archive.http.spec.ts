import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProjectView, VerificationView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { Ending } from '../../testing/ending.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let ending: Ending;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ending = new Ending(story);
});
afterAll(() => platform.close());

const clerk = () => platform.as('jianzheng');
const reviewer = () => platform.as('shenhe');
const head = () => platform.as('fuzeren');

describe('a purchase below the floor', () => {
  test('ends with its letter: the supplier has his deposit back, and the file holds what there was', async () => {
    const { attributes = {} } = sampleListing('T14').application;
    const change = { attributes, trading: { fewBidders: 'AGREE' } as const, extensionCycles: 0 };
    const { projectId, lotId, endsAt } = await story.publish(await story.reviewed(change, 'T14'));
    const registration = await story.register('jingmai1', lotId, { quoteYuan: '180000' });
    await platform.advance(endsAt.getTime() + 1000);
    await story.qualifyAll();
    await story.payDeposit('jingmai1', registration);
    await story.bothSidesAgree(lotId);
    await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    const accepted = { handover: '验收合格', registration: '采购合同 LG-2026-7' };
    expect((await (await reviewer()).refused('post', `lots/${lotId}/closing`, accepted)).code).toBe(
      'purchase.letter-unsigned',
    );
    const lister = await story.lister('T14');
    for (const person of [lister, await platform.as('jingmai1')]) {
      const { fileHash } = await person.get<{ fileHash: string }>(`lots/${lotId}/confirmation`);
      const { party } = await person.get<{ party: { name: string } }>('my/party');
      await person.post(`lots/${lotId}/confirmation/signatures`, { name: party.name, fileHash });
    }
    await (await reviewer()).post(`lots/${lotId}/closing`, accepted);
    await ending.archive(lotId);
    expect(await story.state(lotId)).toBe('ARCHIVED');
    while ((await story.payOutAll()) > 0);
    expect((await leftOf(platform, projectId)).held).toEqual(NOTHING.held);
  });
});

describe('a certificate', () => {
  let lotId: string;
  const drafted = async () => (await (await clerk()).post<{ id: string }>(`lots/${lotId}/certificate`)).id;
  const issue = async (id: string) => {
    await (await reviewer()).post(`certificates/${id}/review`);
    await (await head()).post(`certificates/${id}/issue`);
  };
  const numberOf = async (id: string) =>
    (await platform.dataSource.query<{ no: string }[]>('select no from certificate where id = $1', [id]))[0]!
      .no;

  test('that was drafted wrong is discarded, and another is drafted under another number', async () => {
    ({ lotId } = await story.settled());
    const wrong = await drafted();
    await (await reviewer()).post(`certificates/${wrong}/discard`, { reason: '标的名称有错字' });
    const right = await drafted();
    expect(await numberOf(right)).not.toBe(await numberOf(wrong));
    await issue(right);
    expect(await story.state(lotId)).toBe('CERTIFIED');
    expect(
      (await (await head()).refused('post', `certificates/${right}/discard`, { reason: 'x' })).code,
    ).toBe('lifecycle.not-now');
  });

  test('that was revoked is replaced by one that names it, also where the lot has been closed', async () => {
    const [row] = await platform.dataSource.query<{ id: string; no: string }[]>(
      "select id, no from certificate where lot_id = $1 and state = 'ISSUED'",
      [lotId],
    );
    await ending.close(lotId);
    expect((await (await clerk()).refused('post', `lots/${lotId}/certificate`)).code).toBe(
      'lifecycle.not-now',
    );
    await (await head()).post(`certificates/${row!.id}/revocation`, { reason: '身份证号有误' });
    const incomplete = await (await platform.as('dangan')).refused('post', `lots/${lotId}/archive`);
    expect(incomplete).toMatchObject({ code: 'archive.incomplete', faults: [{ field: 'CERTIFICATE' }] });
    const next = await drafted();
    await issue(next);
    expect(await story.state(lotId)).toBe('CLOSED');
    const old = await platform
      .nobody()
      .get<VerificationView>(`verification?certificate=${encodeURIComponent(row!.no)}`);
    expect(old).toMatchObject({
      verdict: 'REVOKED',
      revokedReason: `身份证号有误（已换发 ${await numberOf(next)}）`,
    });
    await ending.archive(lotId);
  });
});

describe('a refusal', () => {
  test('of an application is taken up again by two, where it had been made', async () => {
    const id = await story.verified();
    const town = await platform.as('xiangzhen');
    await town.post(`projects/${id}/rejection`, { code: 'TITLE_UNCLEAR', reason: '证上面积看不清' });
    const asked = await (
      await reviewer()
    ).post<{ id: string }>(`projects/${id}/reconsideration`, {
      reason: '换了清楚的扫描件，面积一致',
    });
    await (await head()).post(`reconsiderations/${asked.id}/approval`);
    const rows = await platform.dataSource.query('select state from project where id = $1', [id]);
    expect(rows).toEqual([{ state: 'TOWN_REVIEWING' }]);
    await story.review(id);
  });

  test('of an application shows what was said of it, to the center alone, and why it stands', async () => {
    const id = await story.verified();
    const ask = async (reason: string) =>
      (await reviewer()).post<{ id: string }>(`projects/${id}/reconsideration`, { reason });
    const seenBy = async (login: string) =>
      (await (await platform.as(login)).get<ProjectView>(`projects/${id}`)).reconsideration;
    await (
      await platform.as('xiangzhen')
    ).post(`projects/${id}/rejection`, {
      code: 'TITLE_UNCLEAR',
      reason: '证上面积看不清',
    });
    expect(await seenBy('shenhe')).toBeNull();
    const asked = await ask('换了清楚的扫描件');
    expect(await seenBy('shenhe')).toMatchObject({
      reason: '换了清楚的扫描件',
      proposerName: '李正言',
      answer: null,
    });
    expect(await seenBy('nonghu')).toBeNull();
    const denied = `reconsiderations/${asked.id}/rejection`;
    expect(await (await head()).refused('post', denied, {})).toMatchObject({ status: 422 });
    await (await head()).post(denied, { reason: '扫描件还是看不清四至' });
    expect(await seenBy('shenhe')).toMatchObject({
      answer: { isGranted: false, reason: '扫描件还是看不清四至', name: '周立公' },
    });
    await ask('又换了一份');
    expect(await seenBy('fuzeren')).toMatchObject({ reason: '又换了一份', answer: null });
  });

  test('of an applicant is taken up again as long as nobody trades', async () => {
    const { lotId, endsAt } = await story.listed();
    const [first] = await story.registerAll(['jingmai1', 'jingmai2'], lotId);
    await platform.advance(endsAt.getTime() + 1000);
    await (
      await reviewer()
    ).post(`registrations/${first}/qualification`, {
      isQualified: false,
      reason: '营业执照过期',
    });
    const asked = await (
      await reviewer()
    ).post<{ id: string }>(`registrations/${first}/reconsideration`, {
      reason: '执照已经换新，当时看错',
    });
    const again = await (
      await reviewer()
    ).refused('post', `registrations/${first}/reconsideration`, { reason: '再提' });
    expect(again.code).toBe('reconsideration.open');
    await (await head()).post(`reconsiderations/${asked.id}/approval`);
    await story.qualifyAll();
    expect(await platform.dataSource.query('select state from registration where id = $1', [first])).toEqual([
      { state: 'QUALIFIED' },
    ]);
  });
});

test('the head sends a notice back, and it comes again after another review', async () => {
  const id = await story.reviewed();
  await (await head()).post(`projects/${id}/notice-return`, { reason: '起始价写错了单位' });
  expect(await platform.dataSource.query('select state from project where id = $1', [id])).toEqual([
    { state: 'CENTER_REVIEWING' },
  ]);
  await (await reviewer()).post(`projects/${id}/review`);
  await story.publish(id);
});
