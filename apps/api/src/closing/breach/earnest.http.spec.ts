import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ProjectView } from '@helan/contracts';
import { bookFaults } from '../../testing/books.js';
import { lastNotice } from '../../testing/notices.js';
import { Releases, flowNumber } from '../../testing/releases.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(180_000);

let platform: TestPlatform;
let story: Story;
let releases: Releases;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  releases = new Releases(story);
}, 120_000);
afterAll(() => platform.close());

describe('a machine of 126,000.00 whose deposit is called 定金', () => {
  test('is refused with 21 % of it and passes with a fifth', async () => {
    const id = await story.draft({ depositNature: 'EARNEST', depositYuan: '26460' }, 'T07');
    const lister = await story.lister('T07');
    const { faults } = await lister.refused('post', `projects/${id}/submission`);
    expect(faults).toMatchObject([
      {
        code: 'earnest.too-much',
        field: 'depositYuan',
        sentence:
          '定金最多为合同总价的 20%，按挂牌价算是 25,200.00 元。请把保证金改少，或者把保证金性质改为“保证金”。',
      },
    ]);
    const { application } = await lister.get<ProjectView>(`projects/${id}`);
    await lister.put(`projects/${id}/application`, { ...application, depositYuan: '25200' });
    await lister.post(`projects/${id}/submission`);
  });

  test('leaves nobody another payment to choose', async () => {
    const change = { depositNature: 'EARNEST', transferorPays: 'LOSS' } as const;
    const id = await story.draft(change, 'T07');
    const { faults } = await (await story.lister('T07')).refused('post', `projects/${id}/submission`);
    expect(faults).toMatchObject([{ code: 'earnest.pays-double', field: 'transferorPays' }]);
  });
});

describe('a transferor who breaks his word on 定金 of 7,440.37', () => {
  let lotId: string;
  const due = async () => (await releases.dues()).find((one) => one.lotId === lotId)!;
  const pays = async (amountYuan: string) => {
    const { subAccount } = await due();
    const { id } = await (
      await platform.as('chuna')
    ).post<{ id: string }>('finance/receipts', {
      ...{ bank: 'DEPOSIT_BANK', flowNo: flowNumber(), subAccount, payerName: '赵禾田' },
      ...{ payerAccount: '29010201040077', amountYuan, arrivedAt: await platform.minute() },
    });
    await (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
  };

  test('had said in his notice what it means, and frozen it', async () => {
    const { lotId: id } = await releases.confirmed({ depositNature: 'EARNEST', depositYuan: '7440.37' });
    lotId = id;
    const { terms } = await lastNotice(platform, lotId);
    expect(terms.deposit).toMatchObject({ nature: 'EARNEST', transferorPays: 'DOUBLE' });
    const facts = new Map(terms.facts.map(({ label, value }) => [label, value]));
    expect(facts.get('保证金性质')).toContain('转出方违约的，双倍返还。最多为合同总价的 20%');
    expect(facts.get('转出方违约')).toBe('保证金全额退还，另付同样多的定金（双倍返还）');
    expect(Object.keys(terms.parameters)).not.toContain('breach.transferorPercent');
  });

  test('owes just so much again, beside the deposit that goes back', async () => {
    await (await platform.as('nonghu')).post(`lots/${lotId}/confirmation/refusal`, { reason: '想自己种' });
    await (
      await platform.as('fuzeren')
    ).post(`lots/${lotId}/breach`, { side: 'TRANSFEROR', ground: 'REFUSED', note: '电话和短信都通知过' });
    expect(await due()).toMatchObject({ owedFen: '744037', state: 'OPEN', debtorName: '赵禾田' });
    const { details } = await lastNotice(platform, lotId);
    expect(details).toContainEqual({ label: '转出方另付受让方', value: '¥7,440.37' });
    const credit = await (await platform.as('nonghu')).get<{ owedFen: string }[]>('my/credit');
    expect(credit).toMatchObject([{ owedFen: '744037' }]);
  });

  test('pays it to the fen, and the winner has both', async () => {
    await pays('7440.36');
    expect(await due()).toMatchObject({ state: 'OPEN' });
    await pays('7440.37');
    expect(await due()).toMatchObject({ state: 'PAID' });
    await releases.payAll();
    expect(await due()).toMatchObject({ state: 'PAID_OUT' });
    const winner = '立岗镇惠泽种植专业合作社';
    const paid = [...(await releases.orders('REFUND')), ...(await releases.orders('BREACH_DUE'))];
    expect(
      paid.filter(({ payeeName }) => payeeName === winner).map(({ amountFen, state }) => [amountFen, state]),
    ).toEqual([
      ['744037', 'CONFIRMED'],
      ['744037', 'CONFIRMED'],
    ]);
    for (const account of ['FORFEITS_HELD', 'DEPOSITS_HELD'])
      expect([account, await releases.owed(account)]).toEqual([account, '0']);
    expect(await bookFaults(platform)).toEqual([]);
  });
});
