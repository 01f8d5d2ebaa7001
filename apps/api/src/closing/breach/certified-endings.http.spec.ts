import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContractEndingView, ContractView, VerificationView } from '@helan/contracts';
import { Ending } from '../../testing/ending.js';
import { EndingNotices } from '../../testing/ending-notices.js';
import { lastNotice } from '../../testing/notices.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
// Each on a platform of its own: deals take weeks, and the calendar ends with the year.
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

const head = () => platform.as('fuzeren');

/** A contract whose first year is paid and passed on: 120 亩 for 625 元. */
async function paid(): Promise<{ projectId: string; lotId: string; contract: ContractView }> {
  const deal = await story.signed();
  await payAll();
  await story.payPrice(deal.contract);
  await payAll();
  return deal;
}

async function payAll(): Promise<void> {
  while ((await story.payOutAll()) > 0);
}

async function contractState(id: string): Promise<string> {
  const rows: { state: string }[] = await platform.dataSource.query(
    'select state from contract where id = $1',
    [id],
  );
  return rows[0]!.state;
}

const endingOf = (lotId: string) => `lots/${lotId}/contract-ending`;

/** As if the term had begun then. */
async function begunOn(lotId: string, date: string): Promise<void> {
  await platform.dataSource.query(
    "update lot set terms = jsonb_set(terms, '{price,termFrom}', to_jsonb($2::text)) where id = $1",
    [lotId, date],
  );
}

async function certificateOf(lotId: string): Promise<string> {
  const rows: { no: string }[] = await platform.dataSource.query(
    'select no from certificate where lot_id = $1',
    [lotId],
  );
  return rows[0]!.no;
}

const verified = (no: string) =>
  platform.nobody().get<VerificationView>(`verification?certificate=${encodeURIComponent(no)}`);

const details = async (lotId: string) =>
  Object.fromEntries((await lastNotice(platform, lotId)).details.map(({ label, value }) => [label, value]));

describe('a lease whose certificate has been issued', () => {
  const abandoned = { cause: 'ABANDONED', documentNo: '解除通知2029-1', note: '两年没有耕种，经镇村查实' };

  test.each<[string, readonly ('close' | 'archive')[]]>([
    ['CERTIFIED', []],
    ['CLOSED', ['close']],
    ['ARCHIVED', ['close', 'archive']],
  ])(
    'can be ended from %s: thing, right and certificate with it',
    async (state, steps) => {
      const { projectId, lotId, contract } = await paid();
      const ending = new Ending(story);
      await ending.certify(lotId);
      for (const step of steps) await ending[step](lotId);
      expect(await story.state(lotId)).toBe(state);
      expect(await leftOf(platform, projectId)).toEqual({ held: [], claims: 1 });
      const certificate = await certificateOf(lotId);
      expect((await verified(certificate)).verdict).toBe('VALID');

      // Its term begins on 2027-01-16.
      expect((await (await head()).refused('post', endingOf(lotId), abandoned)).code).toBe(
        'ending.not-begun',
      );
      await begunOn(lotId, '2025-06-01');
      expect((await (await head()).refused('post', endingOf(lotId), abandoned)).code).toBe(
        'ending.not-two-years',
      );
      await begunOn(lotId, '2024-06-01');
      const { causes } = await (await head()).get<ContractEndingView>(endingOf(lotId));
      expect(causes.filter(({ refusal }) => !refusal).map(({ cause }) => cause)).toEqual([
        'OTHER_USE',
        'ABANDONED',
        'DAMAGED',
        'SERIOUS',
        'RULING',
      ]);
      expect((await (await head()).refused('post', endingOf(lotId), abandoned)).code).toBe(
        'ending.needs-notice',
      );
      const notices = new EndingNotices(story, lotId);
      await notices.propose('ABANDONED');
      expect((await notices.decide()).status).toBe(204);

      expect(await story.state(lotId)).toBe('TERMINATED');
      expect(await leftOf(platform, projectId)).toEqual(NOTHING);
      expect(await contractState(contract.id)).toBe('ENDED');
      expect(await verified(certificate)).toMatchObject({
        verdict: 'REVOKED',
        revokedReason: '合同已经解除',
      });
      expect(await story.payOutAll()).toBe(0);
      expect(await details(lotId)).toMatchObject({
        解除原因: '受让方弃耕抛荒连续两年以上',
        保证金: '没有没收',
        已付转出方的价款: '¥75,000.00，由双方依合同结算',
        权利: '流转的权利回到转出方，可以重新申请；办过登记的，双方到原登记机构注销',
        鉴证书: '已经作废，见作废公告',
      });
      const clerk = await platform.as('jianzheng');
      expect((await clerk.refused('post', `lots/${lotId}/certificate`)).code).toBe('certificate.not-settled');
      if (state !== 'ARCHIVED') return;
      const archive = await (await platform.as('dangan')).get<{ no: string }>(`lots/${lotId}/archive`);
      expect(archive.no).not.toBe('');
    },
    240_000,
  );

  test('can be ended no more once its term is over', async () => {
    const { lotId } = await paid();
    await new Ending(story).certify(lotId);
    await platform.dataSource.query(
      `update lot set terms = jsonb_set(jsonb_set(terms, '{price,termFrom}', '"2018-01-16"'),
         '{price,termTo}', '"2026-01-15"') where id = $1`,
      [lotId],
    );
    expect((await (await head()).refused('post', endingOf(lotId), abandoned)).code).toBe('ending.term-over');
  });
});
