import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  PageView,
  PaymentOrderView,
  ReceiptView,
  RegistrationView,
  RiskAlertView,
} from '@helan/contracts';
import { LedgerService } from '../../money/ledger/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const LONG = '马𬭼㛃·艾力艾合买提·吐尔逊托合提麦麦提';
const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];

let platform: TestPlatform;
let story: Story;
const registrations: Record<string, string> = {};
let ofDay: string;
let lotId: string;

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await story.listed();
  ({ lotId } = listed);
  await platform.dataSource.query(
    `update party set name = $1 from account a where a.party_id = party.id and a.login = 'jingmai1'`,
    [LONG],
  );
  for (const login of BIDDERS) registrations[login] = await story.register(login, lotId);
  await platform.advance(listed.endsAt.getTime() + 1000);
  await story.qualifyAll();
});
afterAll(() => platform.close());

const own = async (login: string) =>
  (await platform.as(login)).get<RegistrationView>(`my/registrations/${registrations[login]}`);
const listed = async (login: string, id: string) =>
  (await (await platform.as(login)).get<PageView<ReceiptView>>('finance/receipts')).items.find(
    (row) => row.id === id,
  )!;
const opened = async (login: string, id: string) =>
  (await platform.as(login)).get<ReceiptView>(`finance/receipts/${id}`);
const orders = async () =>
  (await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders')).items;
const alerts = async (login: string) => {
  const page = await (await platform.as(login)).get<PageView<RiskAlertView>>('risks?open=true');
  return page.items.filter(({ code }) => code === 'R34').map(({ evidence }) => evidence);
};
const waiting = async (login: string) =>
  (await (await platform.as(login)).get<{ heldReceipts: number }>(`lots/${lotId}/consultation`)).heldReceipts;
const decide = async (login: string, id: string, body: object, answer = '') =>
  (await platform.as(login)).post(`finance/receipts/${id}/decision${answer}`, body);
const refused = async (login: string, id: string, body: object, answer = '') =>
  (await platform.as(login)).refused('post', `finance/receipts/${id}/decision${answer}`, body);

const HIS = { isHis: true, reason: '流水附言写着子账号，账号是他本人的' };
const YES = { agrees: true, reason: '对着网银看过' };

describe('a payer whom the bank writes a little otherwise', () => {
  let id: string;

  test('is held, not returned, and nobody but the desks sees whose name it is', async () => {
    id = await story.payDeposit('jingmai1', registrations['jingmai1']!, {
      payerName: '马?㛃艾力艾合买提·吐尔逊',
    });
    expect(await listed('chuna', id)).toMatchObject({
      state: 'HELD',
      payerName: null,
      faultSentence: null,
      proposal: null,
    });
    expect(await opened('chuna', id)).toMatchObject({
      payerName: '马?㛃艾力艾合买提·吐尔逊',
      faultSentence: expect.stringContaining(`登记的“${LONG}”不完全一样`),
    });
    expect(await orders()).toEqual([]);
    expect((await own('jingmai1')).deposit).toMatchObject({ state: 'DUE' });
    expect(await waiting('zuzhi')).toBe(1);
    expect(await waiting('nonghu')).toBe(0);
    // Held on the 11th after hours, which counts as the 12th: decided on the 13th, or the supervisor hears on the 17th.
    expect(await listed('chuna', id)).toMatchObject({
      decideBy: '2026-11-13T09:00:00.000Z',
      isOverdue: false,
    });
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });

  test('as money is that came on the last day, of which the bank says no more', async () => {
    await platform.advance('2026-11-16T09:00:01Z');
    expect(await listed('fuhe', id)).toMatchObject({ state: 'HELD', isOverdue: true });
    ofDay = await story.payDeposit('jingmai2', registrations['jingmai2']!, { arrivedAt: '2026-11-16' });
    expect(await opened('fuhe', ofDay)).toMatchObject({
      state: 'HELD',
      isWholeDay: true,
      arrivedAt: '2026-11-15T16:00:00.000Z',
      faultSentence: expect.stringContaining('只写了到账的日期'),
    });
  });

  test('is decided by one who proposes and another who answers, each with a reason', async () => {
    expect(await refused('fuhe', id, HIS)).toMatchObject({ status: 403 });
    expect(await refused('chuna', id, YES, '/answer')).toMatchObject({ status: 403 });
    expect(await refused('fuhe', id, YES, '/answer')).toMatchObject({ code: 'receipt.no-proposal' });
    expect(await refused('chuna', id, { ...HIS, reason: ' \u3000' })).toMatchObject({
      faults: [{ field: 'reason', code: 'text.missing' }],
    });
    await decide('chuna', id, HIS);
    expect(await refused('chuna', id, HIS)).toMatchObject({ code: 'receipt.proposed' });
    expect(await opened('fuhe', id)).toMatchObject({
      proposal: { isHis: true, reason: HIS.reason, proposerName: '钱细分', isMine: false },
    });
    await platform.dataSource.query(
      `update account set roles = array['FINANCE_CLERK', 'FINANCE_CHECK'] where login = 'chuna'`,
    );
    expect(await refused('chuna', id, YES, '/answer')).toMatchObject({ code: 'permission.same-person' });
    await platform.dataSource.query(
      `update account set roles = array['FINANCE_CLERK'] where login = 'chuna'`,
    );
  });

  test('stays where it is while they do not agree, and nobody lapses meanwhile', async () => {
    await decide('fuhe', id, { agrees: false, reason: '附言看不清' }, '/answer');
    expect(await listed('fuhe', id)).toMatchObject({ state: 'HELD', proposal: null });
    expect(await alerts('jianguan')).toEqual([]);
    await platform.advance('2026-11-17T09:00:01Z');
    const { flowNo } = await listed('chuna', id);
    expect(await alerts('jianguan')).toEqual([`一笔保证金到账（流水号 ${flowNo}）到期还没有两个人认定`]);
    expect(await alerts('shenhe')).toEqual([]);
    expect(await listed('chuna', id)).toMatchObject({ state: 'HELD', isOverdue: true });
    expect(await waiting('zuzhi')).toBe(2);
    expect(await own('jingmai1')).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
    expect(await own('jingmai3')).toMatchObject({ state: 'LAPSED', deposit: { state: 'LATE' } });
  });

  test('is his by their word: he is admitted, and the books stand', async () => {
    await decide('chuna', id, HIS);
    const answers = await Promise.all(
      [1, 2, 3].map(async () =>
        (await platform.as('fuhe')).request('post', `finance/receipts/${id}/decision/answer`).send(YES),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await own('jingmai1')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await listed('chuna', id)).toMatchObject({ state: 'MATCHED' });
    expect(await refused('chuna', id, HIS)).toMatchObject({ code: 'ledger.busy' });
    expect(await orders()).toEqual([]);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });
});

describe('money that came on the last day at a time that nobody knows', () => {
  test('goes back by two people’s word, and its deposit is late then', async () => {
    expect(await own('jingmai2')).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
    await decide('chuna', ofDay, { isHis: false, reason: '网银回单上是 17:20' });
    await decide('fuhe', ofDay, YES, '/answer');
    expect(await listed('chuna', ofDay)).toMatchObject({ state: 'UNCLAIMED', decideBy: null });
    expect(await waiting('zuzhi')).toBe(0);
    expect(await orders()).toMatchObject([
      { kind: 'RETURN', payeeName: '立岗镇惠泽种植专业合作社', state: 'DUE' },
    ]);
    await platform.advance('2026-11-17T09:10:00Z');
    expect(await own('jingmai2')).toMatchObject({ state: 'LAPSED', deposit: { state: 'LATE' } });
    expect(await story.payOutAll()).toBe(1);
    expect(await listed('chuna', ofDay)).toMatchObject({ state: 'RETURNED' });
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });
});
