import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BarView,
  BreachView,
  ConfirmationView,
  ContractView,
  CreditEventView,
  PageView,
  PaymentOrderView,
  QualificationView,
  RegistrationView,
  SuccessionView,
} from '@helan/contracts';
import type { Application } from '@helan/domain';
import { lastNotice } from '../../testing/notices.js';
import { admittedTogether, pastPublicity, tradedTogether } from '../../testing/sessions.js';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const LOTS = {
  signed: {},
  refused: {},
  late: {},
  alone: { trading: { afterRefusal: 'FAIL' } },
  barred: {},
  silent: { trading: { silencePercent: 50 } },
} satisfies Record<string, Application>;
let platform: TestPlatform;
let story: Story;
let lots: string[];
const lotOf = (name: keyof typeof LOTS) => lots[Object.keys(LOTS).indexOf(name)]!;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, Object.values(LOTS));
  await tradedTogether(story, lots.slice(0, 5), [
    ['jingmai1', 620],
    ['jingmai2', 625],
    ['jingmai3', 630],
  ]);
  await pastPublicity(story, lots[0]!);
}, 180_000);
afterAll(() => platform.close());

const WINNER = { login: 'jingmai3', name: '王春晓' };
const letter = async (login: string, lotId: string) =>
  (await platform.as(login)).get<ConfirmationView>(`lots/${lotId}/confirmation`);
const declare = async (lotId: string, ground: string, note = '电话和短信都通知过') =>
  (await platform.as('fuzeren'))
    .request('post', `lots/${lotId}/breach`)
    .send({ side: 'TRANSFEREE', ground, note });
const standing = async (lotId: string) =>
  (await platform.as('fuzeren')).get<BreachView>(`lots/${lotId}/breach`);
const asked = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<{ succession: SuccessionView | null }>(`lots/${lotId}/succession`))
    .succession;
const answer = async (login: string, lotId: string, accepts: boolean) =>
  (await platform.as(login)).post(`lots/${lotId}/succession/answer`, { accepts });
const own = async (login: string, lotId: string) =>
  (await (await platform.as(login)).get<PageView<RegistrationView>>('my/registrations')).items.find(
    (one) => one.lotId === lotId,
  )!;
const bar = async (name: string, idNumber: string) =>
  (await platform.as('jianguan')).post<{ id: string }>('bars', {
    name,
    idNumber,
    reason: '串通报价',
    documentNo: '贺农监〔2026〕8号',
    from: '2026-11-01',
  });
const code = ({ text }: { text: string }) => (JSON.parse(text) as { code: string }).code;

test('where all stay silent each loses the share that the notice says, the rest goes back', async () => {
  const lotId = lotOf('silent');
  await story.openTrading(lotId);
  const { id } = await bar('马新雨', '640122197809020036');
  await expect(story.bid('jingmai1', lotId, 620)).rejects.toThrow('bid.not-admitted');
  await (await platform.as('jianguan')).post(`bars/${id}/lifting`, { reason: '查无此事' });
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  expect(await story.state(lotId)).toBe('FAILED');
  const { amountFen } = (await own('jingmai1', lotId)).deposit!;
  const orders = (
    await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders')
  ).items;
  const half = (BigInt(amountFen) / 2n).toString();
  expect(orders.filter(({ kind }) => kind === 'FORFEIT').map((order) => order.amountFen)).toEqual([
    half,
    half,
    half,
  ]);
  expect(orders.filter((order) => order.kind === 'REFUND' && order.amountFen === half)).toHaveLength(3);
  await story.payOutAll();
  expect(await own('jingmai1', lotId)).toMatchObject({ state: 'LOST', deposit: { state: 'REFUNDED' } });
  const { faults } = await (await platform.as('chuna')).get<{ faults: string[] }>('finance/ledger-check');
  expect(faults).toEqual([]);
});

describe('the letter that confirms a result', () => {
  test('is there for both sides once nobody may object any more, with its price in words', async () => {
    const lotId = lotOf('signed');
    const seen = await letter('nonghu', lotId);
    expect(seen).toMatchObject({
      side: 'TRANSFEROR',
      unitPriceFen: '63000',
      signatures: [],
      refusals: [],
    });
    expect(seen.no).toMatch(/-1-QR01$/);
    expect(await letter('jingmai3', lotId)).toMatchObject({ side: 'TRANSFEREE', fileHash: seen.fileHash });
    expect(await letter('fuzeren', lotId)).toMatchObject({ side: null });
    for (const login of ['jingmai1', 'nongchang'])
      expect(await (await platform.as(login)).refused('get', `lots/${lotId}/confirmation`)).toMatchObject({
        status: 404,
      });
    const file = await (await platform.as('nonghu')).request('get', `lots/${lotId}/confirmation/file`);
    expect(file.type).toBe('application/pdf');
  });

  test('is signed by each side once, in its own name, for the paper it was shown', async () => {
    const lotId = lotOf('signed');
    const winner = await platform.as(WINNER.login);
    const { fileHash } = await letter(WINNER.login, lotId);
    const sign = (body: object) => winner.refused('post', `lots/${lotId}/confirmation/signatures`, body);
    expect(await sign({ name: '别人', fileHash })).toMatchObject({ status: 422 });
    expect(await sign({ name: WINNER.name, fileHash: 'f'.repeat(64) })).toMatchObject({ status: 409 });
    await winner.post(`lots/${lotId}/confirmation/signatures`, { name: WINNER.name, fileHash });
    expect(await sign({ name: WINNER.name, fileHash })).toMatchObject({ code: 'deal.signed-already' });
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `lots/${lotId}/confirmation/signatures`, { name: '马新雨', fileHash }),
    ).toMatchObject({ status: 404 });
    expect(await letter('nonghu', lotId)).toMatchObject({
      signatures: [{ side: 'TRANSFEREE', name: WINNER.name }],
    });
    expect(code(await declare(lotId, 'LATE'))).toBe('breach.signed');
  });
});

describe('a winner who refuses', () => {
  test('before he has said so, or before his time is over, nothing can be declared', async () => {
    const lotId = lotOf('refused');
    expect(code(await declare(lotId, 'REFUSED'))).toBe('breach.not-refused');
    expect(code(await declare(lotId, 'LATE'))).toBe('breach.not-late');
    expect((await declare(lotId, 'LATE', '')).status).toBe(422);
    expect((await declare(lotId, 'NO_REASON')).status).toBe(422);
    for (const { grounds } of (await standing(lotId)).sides) {
      const open = grounds.filter(({ refusal }) => refusal === null);
      expect(open.map(({ ground }) => ground)).toEqual(['FALSE_DOCUMENTS', 'COLLUSION']);
      expect(grounds.find(({ ground }) => ground === 'LATE_PAYMENT')!.refusal).toContain('没有');
    }
  });

  test('loses lot, deposit and good name; the next one is asked for the price that he had offered', async () => {
    const lotId = lotOf('refused');
    const winner = await platform.as(WINNER.login);
    await winner.post(`lots/${lotId}/confirmation/refusal`, { reason: '资金没有筹到' });
    expect((await standing(lotId)).sides).toMatchObject([
      { side: 'TRANSFEROR', refusedAt: null },
      { side: 'TRANSFEREE', hasSigned: false, refusal: '资金没有筹到' },
    ]);
    expect((await declare(lotId, 'REFUSED')).status).toBe(204);
    expect(await story.state(lotId)).toBe('BREACHED');
    expect(await own(WINNER.login, lotId)).toMatchObject({
      state: 'BREACHED',
      deposit: { state: 'FORFEITED' },
    });
    const notice = await lastNotice(platform, lotId);
    expect(notice.kindName).toBe('违约公示');
    expect(JSON.stringify(notice.details)).not.toContain('王春晓');
    expect(await winner.get<CreditEventView[]>('my/credit')).toMatchObject([
      { sideName: '受让方', groundName: '明确拒绝签订合同' },
    ]);
    const [forfeit] = (
      await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders')
    ).items.filter(({ kind, state }) => kind === 'FORFEIT' && state === 'DUE');
    expect(forfeit).toMatchObject({ payeeName: '赵禾田' });
    expect(await asked('jingmai2', lotId)).toMatchObject({ rank: 2, state: 'ASKED', unitPriceFen: '62500' });
    expect(await asked('jingmai1', lotId)).toBeNull();
    const room = await MessageRoom.of(platform);
    await room.read();
    const told = (await room.inbox('jingmai2')).find(({ title }) => title === '请答复要不要递补');
    expect(told!.text).toContain('价格625.00元/亩/年，');
    expect(
      await (
        await platform.as('jingmai1')
      ).refused('post', `lots/${lotId}/succession/answer`, { accepts: true }),
    ).toMatchObject({ status: 404 });
  });

  test('the second declines, the third takes it and signs a contract of his own price', async () => {
    const lotId = lotOf('refused');
    await answer('jingmai2', lotId, false);
    expect(await asked('jingmai1', lotId)).toMatchObject({ rank: 3, unitPriceFen: '62000' });
    await answer('jingmai1', lotId, true);
    expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
    expect((await lastNotice(platform, lotId)).kindName).toBe('递补成交公告');
    expect(await letter('jingmai1', lotId)).toMatchObject({ side: 'TRANSFEREE', unitPriceFen: '62000' });
    expect(
      await (await platform.as(WINNER.login)).refused('get', `lots/${lotId}/confirmation`),
    ).toMatchObject({ status: 404 });
    await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
    const seen: ContractView[] = [];
    for (const [login, name] of [
      ['jingmai1', '马新雨'],
      ['nonghu', '赵禾田'],
    ] as const) {
      const side = await platform.as(login);
      const { id, fileHash } = await side.get<ContractView>(`lots/${lotId}/contract`);
      await side.post(`contracts/${id}/signatures`, { name, fileHash });
      seen.push(await side.get<ContractView>(`lots/${lotId}/contract`));
    }
    expect(seen[1]).toMatchObject({ state: 'SIGNED_ALL' });
    expect(await story.state(lotId)).toBe('SETTLING');
  });

  test('the money that he forfeited goes to whoever listed, and the books stand', async () => {
    await story.payOutAll();
    expect(await own(WINNER.login, lotOf('refused'))).toMatchObject({ deposit: { state: 'DISTRIBUTED' } });
    const { faults } = await (await platform.as('chuna')).get<{ faults: string[] }>('finance/ledger-check');
    expect(faults).toEqual([]);
  });
});

describe('a winner who lets his time run out', () => {
  test('with a contract before him: it is void, and silence of those behind him ends the lot', async () => {
    const lotId = lotOf('late');
    await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
    await story.advancePast(
      "select due_at - interval '1 minute' as at from contract where lot_id = $1",
      lotId,
    );
    expect(code(await declare(lotId, 'LATE'))).toBe('breach.not-late');
    await story.advancePast('select due_at as at from contract where lot_id = $1', lotId);
    expect((await declare(lotId, 'LATE')).status).toBe(204);
    const winner = await platform.as(WINNER.login);
    expect(await winner.refused('get', `lots/${lotId}/contract`)).toMatchObject({ status: 404 });
    for (const rank of [2, 3]) {
      expect(await standing(lotId)).toMatchObject({ sides: [] });
      await story.advancePast(
        `select due_at as at from succession where lot_id = $1 and rank = ${rank}`,
        lotId,
      );
    }
    expect((await standing(lotId)).successions.map(({ state }) => state)).toEqual(['SILENT', 'SILENT']);
    expect(await story.state(lotId)).toBe('FAILED');
  });

  test('where the notice asks nobody else, the lot fails at once', async () => {
    const lotId = lotOf('alone');
    expect((await declare(lotId, 'COLLUSION', '与另一名竞买人串通报价')).status).toBe(204);
    expect(await story.state(lotId)).toBe('FAILED');
    expect((await standing(lotId)).successions).toEqual([]);
  });
});

test('a ban takes effect at once: no contract, no bid, no place in the queue', async () => {
  const lotId = lotOf('barred');
  await bar('王春晓', '640122198506110047');
  expect(await (await platform.as('shenhe')).refused('post', `lots/${lotId}/contract`)).toMatchObject({
    code: 'deal.barred',
  });
  await bar('立岗镇惠泽种植专业合作社', '93640122MA7TE5T023');
  await declare(lotId, 'COLLUSION');
  expect(await asked('jingmai2', lotId)).toBeNull();
  expect(await asked('jingmai1', lotId)).toMatchObject({ rank: 2, unitPriceFen: '62000' });
});

test('who reviews a breaker’s next registration sees what he did', async () => {
  const { lotId, endsAt } = await story.listed();
  const winner = await platform.as('jingmai3');
  const supervisor = await platform.as('jianguan');
  const { items: bars } = await supervisor.get<PageView<BarView>>('bars');
  for (const { id } of bars.filter(({ isActive }) => isActive))
    await supervisor.post(`bars/${id}/lifting`, { reason: '期满' });
  await story.registerAll(['jingmai3', 'jingmai1'], lotId);
  await platform.advance(endsAt.getTime() + 1000);
  const { file } = await (
    await platform.as('shenhe')
  ).get<{ file: QualificationView }>('qualifications/next');
  expect(file.credit.length).toBeGreaterThanOrEqual(3);
  expect(await winner.get<CreditEventView[]>('my/credit')).toHaveLength(file.credit.length);
});
