import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RegistrationView } from '@helan/contracts';
import { Releases } from '../../testing/releases.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let releases: Releases;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  releases = new Releases(story);
  ({ lotId } = await story.signed({ depositUse: 'BOND', depositYuan: '7440' }));
}, 180_000);
afterAll(() => platform.close());

const claim = { amountYuan: '1000', grounds: '欠缴水费由转出方垫付', documentNo: '兰光水〔2026〕3号' };
const bond = async () => (await releases.bonds())[0]!;
const yes = { agrees: true, reason: '有水费单据' };

describe('a deposit that the notice makes the bond', () => {
  test('is one once both have signed, and the bank has to move it first', async () => {
    expect(await bond()).toMatchObject({ amountFen: '744000', claimedFen: '0', state: 'HELD', overAt: null });
    expect(await releases.deposits(lotId)).toContain('CONVERTED_TO_BOND');
    expect(await releases.owed('BONDS_HELD')).toBe('744000');
    expect(await releases.owed('TRANSFERS_DUE')).toBe('744000');
    const [transfer] = await releases.orders('TRANSFER', 'DUE');
    await releases.pay(transfer!);
    expect(await releases.owed('TRANSFERS_DUE')).toBe('0');
    expect(await releases.check()).toEqual([]);
  });

  test('is seen by both sides, and by nobody else', async () => {
    for (const login of ['nonghu', 'jingmai2']) expect(await releases.bonds(login)).toHaveLength(1);
    expect(await releases.bonds('jingmai1')).toEqual([]);
  });

  test('is claimed for a breach by two people, within what is there', async () => {
    const { id } = await bond();
    const reviewer = await platform.as('shenhe');
    const head = await platform.as('fuzeren');
    expect(
      await reviewer.refused('post', `bonds/${id}/claims`, { ...claim, amountYuan: '7440.01' }),
    ).toMatchObject({ code: 'bond.beyond' });
    const first = await reviewer.post<{ id: string }>(`bonds/${id}/claims`, claim);
    expect((await reviewer.refused('post', `bonds/${id}/claims`, claim)).code).toBe('bond.claim-open');
    expect((await reviewer.refused('post', `bond-claims/${first.id}/decision`, yes)).status).toBe(403);
    await head.post(`bond-claims/${first.id}/decision`, { agrees: false, reason: '单据不是这块地的' });
    const second = await reviewer.post<{ id: string }>(`bonds/${id}/claims`, claim);
    await head.post(`bond-claims/${second.id}/decision`, yes);
    expect((await head.refused('post', `bond-claims/${second.id}/decision`, yes)).code).toBe(
      'lifecycle.not-now',
    );
    const [order] = await releases.orders('BOND_CLAIM', 'DUE');
    expect(order).toMatchObject({ amountFen: '100000', payeeName: '赵禾田' });
    await releases.pay(order!);
    expect(await bond()).toMatchObject({
      claimedFen: '100000',
      state: 'HELD',
      claims: [{ stateName: '不予扣付' }, { stateName: '已付转出方' }],
    });
    expect(await releases.check()).toEqual([]);
  });

  test('goes back some days after the contract’s end, unless it is claimed; what is left of it', async () => {
    for (const login of ['nonghu', 'jingmai2'])
      await (
        await platform.as(login)
      ).post(`lots/${lotId}/contract-ending/consent`, { reason: '双方商量好了' });
    await (
      await platform.as('fuzeren')
    ).post(`lots/${lotId}/contract-ending`, {
      cause: 'AGREED',
      documentNo: '解除协议 1',
      note: '双方协议解除',
    });
    expect(await story.state(lotId)).toBe('TERMINATED');
    const { id, returnsAt } = await bond();
    const open = await (
      await platform.as('shenhe')
    ).post<{ id: string }>(`bonds/${id}/claims`, { ...claim, amountYuan: '40' });
    await platform.advance(Date.parse(returnsAt!) + 1000);
    expect(await bond()).toMatchObject({ state: 'HELD', returnsAt: null });
    await (
      await platform.as('fuzeren')
    ).post(`bond-claims/${open.id}/decision`, { agrees: false, reason: '没有凭据' });
    const [order] = await releases.orders('BOND_RETURN', 'DUE');
    const { deposit } = await (
      await platform.as('jingmai2')
    ).get<RegistrationView>(`my/registrations/${(await registration()).id}`);
    expect(order).toMatchObject({ amountFen: '644000', payeeName: '立岗镇惠泽种植专业合作社' });
    expect(deposit).toMatchObject({ state: 'CONVERTED_TO_BOND', stateName: '已转履约保证金' });
    await releases.payAll();
    expect(await bond()).toMatchObject({ state: 'RETURNED' });
    expect(await releases.owed('BONDS_HELD')).toBe('0');
    expect(await releases.owed('DEPOSITS_HELD')).toBe('0');
    expect(await releases.check()).toEqual([]);
  });
});

async function registration(): Promise<{ id: string }> {
  const rows: { id: string }[] = await platform.dataSource.query(
    'select registration_id as id from bond where lot_id = $1',
    [lotId],
  );
  return rows[0]!;
}
