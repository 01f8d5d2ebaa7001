import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { Releases } from '../../testing/releases.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(180_000);

const SUPPLIERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let story: Story;
let releases: Releases;
afterAll(() => platform.close());
/** A platform of its own for each story: the calendar ends with the year. */
async function begin(): Promise<void> {
  if (platform as TestPlatform | undefined) await platform.close();
  platform = await TestPlatform.start();
  story = new Story(platform);
  releases = new Releases(story);
}

/** A purchase below the plan's floor, of a project of its own. */
function small(name: string, change: Application = {}): Application {
  const { attributes } = sampleListing('T14').application;
  return {
    method: 'BIDDING',
    ...{ startPriceYuan: '150000', stepYuan: '1000', depositYuan: '3000', extensionCycles: 0 },
    attributes: { ...attributes, estimate: '150000', projectName: name, approvalNo: `贺财农发 ${name}` },
    ...change,
  };
}
const listed = async (name: string, change: Application = {}) =>
  story.publish(await story.reviewed(small(name, change), 'T14'));

/** Three suppliers bid, the third wins, and the publicity is over. */
async function won(name: string, change: Application = {}): Promise<string> {
  await begin();
  const { lotId } = await story.admit(SUPPLIERS, await listed(name, change));
  await story.openTrading(lotId);
  for (const [index, login] of SUPPLIERS.entries()) await story.bid(login, lotId, 150_000 - index * 1000);
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  await story.advancePast(
    "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
  return lotId;
}
async function signLetter(lotId: string, logins = ['jingmai3']): Promise<void> {
  for (const person of [
    await story.lister('T14'),
    ...(await Promise.all(logins.map((login) => platform.as(login)))),
  ]) {
    const { fileHash } = await person.get<{ fileHash: string }>(`lots/${lotId}/confirmation`);
    const { party } = await person.get<{ party: { name: string } }>('my/party');
    await person.post(`lots/${lotId}/confirmation/signatures`, { name: party.name, fileHash });
  }
}
const today = async () => (await platform.minute()).slice(0, 10);
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

describe('suppliers’ deposits', () => {
  let lotId: string;

  test('of those who did not win go back with the result', async () => {
    lotId = await won('路灯');
    expect(await releases.deposits(lotId)).toEqual(['REFUND_DUE', 'REFUND_DUE', 'HELD']);
  });

  test('of the winner go back with the contract, five days after it at the latest', async () => {
    const reviewer = await platform.as('shenhe');
    const contract = { no: 'LG-2026-7', signedOn: await today() };
    const route = `lots/${lotId}/purchase-contract`;
    expect((await reviewer.refused('post', route, contract)).code).toBe('purchase.letter-unsigned');
    await signLetter(lotId);
    expect(await reviewer.refused('post', route, { ...contract, signedOn: '2026-01-05' })).toMatchObject({
      code: 'purchase.bad-day',
    });
    const work = await reviewer.get<{ items: { kind: string }[] }>('desk/work?kind=PURCHASE_CONTRACT');
    expect(work.items).toHaveLength(1);
    await reviewer.post(route, contract);
    expect((await reviewer.refused('post', route, contract)).code).toBe('purchase.contract-there');
    expect(await reviewer.get(route)).toMatchObject({ contract });
    expect(await releases.deposits(lotId)).toEqual(['REFUND_DUE', 'REFUND_DUE', 'REFUND_DUE']);
    const rows: { due_on: string }[] = await platform.dataSource.query(
      `select o.due_on::text from payment_order o join deal d on d.registration_id::text = o.subject where d.lot_id = $1`,
      [lotId],
    );
    expect(rows[0]!.due_on <= plus(contract.signedOn, 5)).toBe(true);
    await releases.payAll();
    await reviewer.post(`lots/${lotId}/closing`, { handover: '验收合格', registration: 'LG-2026-7' });
    expect(await story.state(lotId)).toBe('CLOSED');
    expect(await releases.owed('DEPOSITS_HELD')).toBe('0');
    expect(await releases.check()).toEqual([]);
  });

  test('of a winner whose notice asks for a bond stand until what was bought is accepted', async () => {
    const bonded = await won('桌椅', { depositUse: 'BOND' });
    await signLetter(bonded);
    const reviewer = await platform.as('shenhe');
    await reviewer.post(`lots/${bonded}/purchase-contract`, { no: 'LG-2026-8', signedOn: await today() });
    expect(await releases.deposits(bonded)).toEqual(['REFUND_DUE', 'REFUND_DUE', 'CONVERTED_TO_BOND']);
    await releases.payAll();
    await reviewer.post(`lots/${bonded}/closing`, { handover: '验收合格', registration: 'LG-2026-8' });
    const [bond] = (await releases.bonds()).filter((one) => one.lotId === bonded);
    expect(bond).toMatchObject({ state: 'HELD', amountFen: '300000', returnsAt: expect.any(String) });
    await platform.advance(Date.parse(bond!.returnsAt!) + 1000);
    await releases.payAll();
    expect((await releases.bonds()).find((one) => one.lotId === bonded)).toMatchObject({ state: 'RETURNED' });
    expect(await releases.owed('BONDS_HELD')).toBe('0');
  });

  test('all go back where two are too few', async () => {
    await begin();
    const lot = await listed('渠道', { trading: { fewBidders: 'FAIL' } });
    const failed = await story.admit(SUPPLIERS.slice(0, 2), lot);
    expect(await story.state(failed.lotId)).toBe('FAILED');
    expect(await releases.deposits(failed.lotId)).toEqual(['REFUND_DUE', 'REFUND_DUE']);
  });

  test('all go back where it is terminated, the winner’s too', async () => {
    const ended = await won('音响');
    await (
      await platform.as('fuzeren')
    ).post(`lots/${ended}/termination`, { reason: 'FRAUD', note: '权属材料虚假（项目取消）' });
    expect(await releases.deposits(ended)).toEqual(['REFUND_DUE', 'REFUND_DUE', 'REFUND_DUE']);
    await releases.payAll();
    expect(await releases.owed('DEPOSITS_HELD')).toBe('0');
  });

  test('of a winner who will not sign goes to the buyer', async () => {
    const refused = await won('清淤');
    await (await platform.as('jingmai3')).post(`lots/${refused}/confirmation/refusal`, { reason: '报低了' });
    await (
      await platform.as('fuzeren')
    ).post(`lots/${refused}/breach`, { side: 'TRANSFEREE', ground: 'REFUSED', note: '电话通知过' });
    expect((await releases.deposits(refused))[2]).toBe('FORFEITED');
    await releases.payAll();
    expect((await releases.deposits(refused))[2]).toBe('DISTRIBUTED');
    expect(await releases.check()).toEqual([]);
  });
});
