import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, PaymentOrderView, ReceiptView, RegistrationView } from '@helan/contracts';
import { LedgerService } from '../../money/ledger/index.js';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
const registrations: Record<string, string> = {};

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await story.listed();
  lotId = listed.lotId;
  for (const login of ['jingmai1', 'jingmai2', 'jingmai3'])
    registrations[login] = await story.register(login, lotId);
  await platform.advance(listed.endsAt.getTime() + 1000);
});
afterAll(() => platform.close());

const own = async (login: string) =>
  (await platform.as(login)).get<RegistrationView>(`my/registrations/${registrations[login]}`);
const receipt = async (id: string) =>
  (await (await platform.as('chuna')).get<PageView<ReceiptView>>('finance/receipts')).items.find(
    (row) => row.id === id,
  )!;

describe('deposits', () => {
  test('are asked for only once qualified; a refusal needs its reason', async () => {
    expect((await own('jingmai1')).deposit).toBeNull();
    const reviewer = await platform.as('shenhe');
    expect(
      await reviewer.refused('post', `registrations/${registrations['jingmai3']}/qualification`, {
        isQualified: false,
      }),
    ).toMatchObject({ faults: [{ field: 'reason' }] });
    await reviewer.post(`registrations/${registrations['jingmai3']}/qualification`, {
      isQualified: false,
      reason: '没有经营能力证明',
    });
    await story.qualifyAll();
    expect(await own('jingmai3')).toMatchObject({
      state: 'DISQUALIFIED',
      decisionReason: '没有经营能力证明',
      deposit: null,
    });
    expect((await own('jingmai1')).deposit).toMatchObject({
      amountFen: '744000',
      state: 'DUE',
      dueAt: '2026-11-16T09:00:00.000Z',
    });
  });

  test('from another payer, a fen short, or late wait in the pool, and what is theirs is not touched', async () => {
    await platform.advance('2026-11-16T09:00:01Z');
    for (const [change, code] of [
      [{ payerName: '马新雪' }, '不能代付'],
      [{ amountYuan: '7439.99' }, '少付了 0.01 元'],
      [{ amountYuan: '7440.01' }, '多付了 0.01 元'],
      [{ arrivedAt: '2026-11-16T09:00:00.001Z' }, '晚于截止时间'],
      [{ subAccount: '000' }, '没有这个保证金子账号'],
    ] as const) {
      const id = await story.payDeposit('jingmai1', registrations['jingmai1']!, change);
      expect(await receipt(id)).toMatchObject({
        state: 'POOLED',
        decideBy: '2026-11-18T09:00:00.000Z',
        faultSentence: expect.stringContaining(code),
      });
    }
    expect((await own('jingmai1')).state).toBe('QUALIFIED');
    expect(await story.payOutAll()).toBe(0);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });

  test('need two people, and one flow number is one receipt', async () => {
    const cashier = await platform.as('chuna');
    const { deposit } = await own('jingmai1');
    const body = {
      bank: 'DEPOSIT_BANK',
      flowNo: 'F-1',
      subAccount: deposit!.subAccount,
      payerName: '马新雨',
      payerAccount: '29010201040099',
      amountYuan: '7440',
      arrivedAt: '2026-11-12T02:00:00Z',
    };
    const { id } = await cashier.post<{ id: string }>('finance/receipts', body);
    expect(await cashier.refused('post', 'finance/receipts', body)).toMatchObject({
      code: 'receipt.duplicate',
      faults: [{ field: 'flowNo' }],
    });
    expect(await cashier.refused('post', `finance/receipts/${id}/confirmation`)).toMatchObject({
      status: 403,
    });
    await platform.dataSource.query(
      `update account set roles = array['FINANCE_CLERK', 'FINANCE_CHECK'] where login = 'chuna'`,
    );
    expect(await cashier.refused('post', `finance/receipts/${id}/confirmation`)).toMatchObject({
      code: 'permission.same-person',
    });
    await platform.dataSource.query(
      `update account set roles = array['FINANCE_CLERK'] where login = 'chuna'`,
    );
    const checker = await platform.as('fuhe');
    const answers = await Promise.all(
      [1, 2, 3].map(() => checker.request('post', `finance/receipts/${id}/confirmation`).send({})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409]);
    expect((await own('jingmai1')).state).toBe('ADMITTED');
  });

  test.each([
    ['zero', '0'],
    ['a negative amount', '-7440'],
    ['a fraction of a fen', '7440.001'],
    ['words that are no number', '柒仟余'],
    ['more than there is', '9999999999999'],
  ])('of %s are refused at entry', async (_, amountYuan) => {
    const body = {
      bank: 'DEPOSIT_BANK',
      flowNo: 'F-9',
      subAccount: '1',
      payerName: '马',
      payerAccount: '29010201040099',
      amountYuan,
      arrivedAt: '2026-11-12T02:00:00Z',
    };
    expect(await (await platform.as('chuna')).refused('post', 'finance/receipts', body)).toMatchObject({
      status: 422,
      faults: [{ field: 'amountYuan' }],
    });
  });

  test('that do not come lapse the registration; alone left is one', async () => {
    await platform.advance('2026-11-17T09:00:01Z');
    expect(await own('jingmai2')).toMatchObject({ state: 'LAPSED', deposit: { state: 'LATE' } });
    expect(await (await platform.as('zuzhi')).get(`lots/${lotId}/consultation`)).toMatchObject({
      consultation: { state: 'ASKING', standing: { takingPart: 1, unanswered: 1 } },
    });
    const id = await story.payDeposit('jingmai2', registrations['jingmai2']!, {
      arrivedAt: '2026-11-13T02:00:00Z',
    });
    expect(await receipt(id)).toMatchObject({ state: 'HELD' });
    const reason = '银行流水上是 11 月 18 日';
    await (await platform.as('chuna')).post(`finance/receipts/${id}/decision`, { isHis: false, reason });
    await (
      await platform.as('fuhe')
    ).post(`finance/receipts/${id}/decision/answer`, { agrees: true, reason });
    expect(await receipt(id)).toMatchObject({ state: 'UNCLAIMED' });
  });

  test('go back without being asked when the lot is over, and only once', async () => {
    await story.bothSidesAgree(lotId);
    await (await platform.as('zuzhi')).post(`lots/${lotId}/agreement`);
    // Nobody has claimed what lay in the pool: it goes back to where it came from, like what two people sent back.
    await leavePool(platform);
    expect(await story.payOutAll()).toBe(6);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
    const second = await story.admitted(['jingmai2', 'jingmai3']);
    await (await platform.as('fuzeren')).refused('post', `lots/${second.lotId}/withdrawal`, { reason: 'x' });
    const orders = async () =>
      (await (await platform.as('chuna')).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE'))
        .items;
    expect((await orders()).filter((order) => order.kind === 'REFUND')).toHaveLength(0);
    const { earliestStartAt } = await (
      await platform.as('zuzhi')
    ).get<{ earliestStartAt: string }>(`lots/${second.lotId}/trading`);
    await (await platform.as('zuzhi')).post(`lots/${second.lotId}/trading`, { startAt: earliestStartAt });
    await platform.advance(Date.parse(earliestStartAt) + 2 * 3_600_000);
    expect(await story.state(second.lotId)).toBe('FAILED');
    expect((await orders()).filter((order) => order.kind === 'REFUND')).toHaveLength(2);
    await story.payOutAll();
    expect((await orders()).filter((order) => order.kind === 'REFUND')).toHaveLength(0);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
  });
});
