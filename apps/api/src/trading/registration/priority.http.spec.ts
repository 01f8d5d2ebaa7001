import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BidRecordView,
  NoticeView,
  QualificationView,
  RegistrationView,
  RoomView,
} from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let registrations: string[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

const FORM = { intendedUse: '种植小麦', capability: '', quoteYuan: '', hasPromised: true, ownShare: '' };
const draft = async (login: string, claimGround: string): Promise<string> => {
  const applicant = await platform.as(login);
  const { id } = await applicant.post<{ id: string }>(`lots/${lotId}/registrations`);
  await applicant.put(`registrations/${id}`, { ...FORM, claimGround });
  return id;
};
const bid = async (login: string, yuan: number, kind?: string) =>
  (await platform.as(login))
    .request('post', `lots/${lotId}/bids`)
    .set('idempotency-key', randomUUID())
    .send({ amountFen: String(yuan * 100), ...(kind ? { kind } : {}) });

describe('a claim of priority', () => {
  test('stands in the notice by its order', async () => {
    const { lotId: id, endsAt } = await story.listed();
    lotId = id;
    const rows: { id: string }[] = await platform.dataSource.query(
      'select id from notice where lot_id = $1',
      [id],
    );
    const { terms } = await platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
    expect(terms.trading?.priority).toEqual(['MEMBER', 'RENEWAL', 'LEGAL']);
    registrations = [];
    for (const [login, ground] of [
      ['jingmai1', 'RENEWAL'],
      ['jingmai2', ''],
      ['jingmai3', 'MEMBER'],
    ] as const)
      registrations.push(await draft(login, ground));
    const claimant = await platform.as('jingmai1');
    expect(await claimant.refused('post', `registrations/${registrations[0]}/submission`)).toMatchObject({
      faults: [{ code: 'registration.missing-paper', field: 'documents.PRIORITY_PROOF' }],
    });
    for (const [index, login] of ['jingmai1', 'jingmai2', 'jingmai3'].entries()) {
      const person = await platform.as(login);
      if (index !== 1)
        await person.upload(`registrations/${registrations[index]}/documents`, 'PRIORITY_PROOF', PDF);
      await person.post(`registrations/${registrations[index]}/submission`);
    }
    await platform.advance(endsAt.getTime() + 1000);
  });

  test('is decided apart from the qualification, with a reason where it fails', async () => {
    const reviewer = await platform.as('shenhe');
    const next = async () => (await reviewer.get<{ file: QualificationView }>('qualifications/next')).file;
    const first = await next();
    expect(first).toMatchObject({ isConfirmedMember: false, form: { claimGround: 'RENEWAL' } });
    const path = `registrations/${first.id}/qualification`;
    expect(await reviewer.refused('post', path, { isQualified: true })).toMatchObject({
      faults: [{ field: 'isClaimUpheld' }],
    });
    expect(await reviewer.refused('post', path, { isQualified: true, isClaimUpheld: false })).toMatchObject({
      faults: [{ field: 'claimReason' }],
    });
    await reviewer.post(path, { isQualified: true, isClaimUpheld: true });
    await reviewer.post(`registrations/${(await next()).id}/qualification`, { isQualified: true });
    await reviewer.post(`registrations/${(await next()).id}/qualification`, {
      isQualified: true,
      isClaimUpheld: false,
      claimReason: '不是本集体成员',
    });
    const own = async (login: string, id: string) =>
      (await platform.as(login)).get<RegistrationView>(`my/registrations/${id}`);
    expect((await own('jingmai1', registrations[0]!)).claim).toEqual({ rank: 2, reason: '' });
    expect((await own('jingmai3', registrations[2]!)).claim).toEqual({
      rank: null,
      reason: '不是本集体成员',
    });
  });

  test('is used at the price that stands; who has none goes a step higher', async () => {
    for (const [index, login] of ['jingmai1', 'jingmai2', 'jingmai3'].entries())
      await story.payDeposit(login, registrations[index]!);
    await story.bothSidesAgree(lotId);
    await story.openTrading(lotId);
    expect((await bid('jingmai1', 620, 'PRIORITY_MATCH')).status).toBe(409);
    expect((await bid('jingmai2', 620)).status).toBe(201);
    expect((await bid('jingmai3', 620, 'PRIORITY_MATCH')).status).toBe(403);
    expect((await bid('jingmai1', 620, 'PRIORITY_MATCH')).status).toBe(201);
    expect((await bid('jingmai2', 620)).status).toBe(409);
    const { bidding } = await platform.nobody().get<RoomView>(`lots/${lotId}/room`);
    expect(bidding).toMatchObject({ count: 2, currentFen: '62000', leaderRank: 2 });
    await story.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
      lotId,
    );
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(verifyRecord(record)).toMatchObject({ faults: [], bids: 2, amountFen: 62_000n });
    expect(
      (await (await platform.as('jingmai1')).get<RegistrationView>(`my/registrations/${registrations[0]}`))
        .state,
    ).toBe('WON');
  });
});
