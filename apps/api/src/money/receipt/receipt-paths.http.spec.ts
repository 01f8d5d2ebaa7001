import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ExpectedReceiptView,
  PageView,
  PaymentOrderView,
  ReceiptCandidateView,
  ReceiptView,
  RegistrationView,
} from '@helan/contracts';
import { formatYuan } from '@helan/domain';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let registrations: string[];
/** Where each of them is to pay, by his login. */
const accounts: Record<string, string> = {};
let amountYuan: string;

const BIDDERS = ['jingmai1', 'jingmai2'];
const NAMES: Record<string, string> = { jingmai1: '马新雨', jingmai2: '立岗镇惠泽种植专业合作社' };
/** From which account each of them pays; whoever else pays has one of his own. */
const PAYS_FROM: Record<string, string> = {
  马新雨: '29010201040011',
  立岗镇惠泽种植专业合作社: '29010201040022',
};
const YES = { agrees: true, reason: '对着网银看过' };
const NO = { agrees: false, reason: '附言看不清' };

const at = (login: string, route: string, body: object = {}, status?: number) =>
  platform.as(login).then((person) => person.post<{ id: string }>(`finance/receipts${route}`, body, status));
const refused = (login: string, route: string, body: object = {}) =>
  platform.as(login).then((person) => person.refused('post', `finance/receipts${route}`, body));
const open = (id: string, login = 'fuhe') =>
  platform.as(login).then((person) => person.get<ReceiptView>(`finance/receipts/${id}`));
const own = (login: string) =>
  platform
    .as(login)
    .then((person) =>
      person.get<RegistrationView>(`my/registrations/${registrations[BIDDERS.indexOf(login)]}`),
    );
const orders = (state: string) =>
  platform
    .as('chuna')
    .then((person) => person.get<PageView<PaymentOrderView>>(`finance/payment-orders?state=${state}`))
    .then(({ items }) => items);
const check = () => platform.app.get(LedgerService).check();
const state = async (id: string) => {
  const rows: { state: string }[] = await platform.dataSource.query(
    'select state from bank_receipt where id = $1',
    [id],
  );
  return rows[0]!.state;
};
/** Of a line what is not as the first applicant would pay it. */
type Change = Readonly<Record<string, string | undefined>>;
async function line(flowNo: string, change: Change = {}) {
  const payerName = change['payerName'] ?? NAMES['jingmai1']!;
  return {
    ...{ bank: 'DEPOSIT_BANK', flowNo, subAccount: accounts['jingmai1'], payerName },
    payerAccount: PAYS_FROM[payerName] ?? '29010201040033',
    ...{ amountYuan, arrivedAt: await platform.minute() },
    ...change,
  };
}
async function entered(flowNo: string, change: Change = {}): Promise<string> {
  return (await at('chuna', '', await line(flowNo, change))).id;
}
async function confirmed(flowNo: string, change: Change = {}): Promise<string> {
  const id = await entered(flowNo, change);
  await at('fuhe', `/${id}/confirmation`);
  return id;
}
async function decided(id: string, proposal: object): Promise<void> {
  await at('chuna', `/${id}/decision`, { isHis: false, reason: '照银行流水', ...proposal });
  await at('fuhe', `/${id}/decision/answer`, YES);
}

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const { lotId: id, endsAt } = await story.listed();
  lotId = id;
  registrations = await story.registerAll(BIDDERS, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  for (const login of BIDDERS) {
    const { deposit } = await own(login);
    accounts[login] = deposit!.subAccount;
    amountYuan = formatYuan(BigInt(deposit!.amountFen));
  }
});
afterAll(() => platform.close());

describe('a line before it is confirmed', () => {
  test('stands beside what is waited for', async () => {
    const cashier = await platform.as('chuna');
    const ask = (subAccount: string) =>
      cashier.get<ExpectedReceiptView>(
        `finance/receipts/expected?bank=DEPOSIT_BANK&subAccount=${subAccount}`,
      );
    expect(await ask(accounts['jingmai1']!)).toMatchObject({
      ...{ isKnown: true, isOpen: true, payerName: '马新雨', amountFen: '744000', note: null },
      title: expect.any(String),
    });
    expect(await ask('1')).toMatchObject({
      ...{ isKnown: false, isOpen: false, payerName: null, amountFen: null },
      note: expect.stringContaining('没有这个保证金子账号'),
    });
  });

  test('is put back with a reason, also once it was held against the statement, and corrected by whoever entered it', async () => {
    const id = await entered('S1', { amountYuan: '744' });
    expect(await refused('chuna', `/${id}/check`)).toMatchObject({ status: 403 });
    await at('fuhe', `/${id}/check`);
    expect(await state(id)).toBe('CHECKED');
    await at('fuhe', `/${id}/send-back`, { reason: '金额少写一个零' });
    expect(await open(id)).toMatchObject({ state: 'SENT_BACK', sentBackFor: '金额少写一个零' });
    expect(await refused('fuhe', `/${id}/confirmation`)).toMatchObject({ code: 'ledger.busy' });
    await platform.dataSource.query(
      `update account set roles = array['FINANCE_CLERK', 'FINANCE_CHECK'] where login = 'fuhe'`,
    );
    expect(await refused('fuhe', `/${id}/correction`, await line('S1'))).toMatchObject({
      code: 'receipt.not-yours',
    });
    await platform.dataSource.query(`update account set roles = array['FINANCE_CHECK'] where login = 'fuhe'`);
    await at('chuna', `/${id}/correction`, await line('S1', { payerName: '马新雪' }));
    expect(await state(id)).toBe('ENTERED');
    // He sees it himself, and takes it back.
    await at('chuna', `/${id}/send-back`, { reason: '名字抄错' });
    await at('chuna', `/${id}/correction`, await line('S2', { payerName: '马新雪' }));
    // The number that was wrong is free again.
    const other = await entered('S1', { payerName: '路过的人', subAccount: '1' });
    await decided(other, { isNotOurs: true });
    expect(await state(other)).toBe('DISCARDED');
    await at('chuna', `/${id}/send-back`, { reason: '名字抄错' });
    await at('chuna', `/${id}/correction`, await line('S2'));
    const answer = await (
      await platform.as('fuhe')
    ).post('finance/receipts/confirmations', { ids: [id, other] }, 200);
    expect(answer).toMatchObject({ confirmed: 1, failed: [{ id: other, code: 'ledger.busy' }] });
    expect(await state(id)).toBe('MATCHED');
    expect(await own('jingmai1')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
  });
});

describe('money that is plainly not what was waited for', () => {
  test.each<[string, string, Change, string]>([
    ['double', 'D1', {}, '重复付的一笔'],
    ['short', 'D2', { amountYuan: '7439.99' }, '少付了 0.01 元'],
    ['over', 'D3', { amountYuan: '7440.01' }, '多付了 0.01 元'],
    ['paid by somebody else', 'D4', { payerName: '马新雪' }, '不能代付'],
    ['under no number of ours', 'D5', { subAccount: '1' }, '没有这个保证金子账号'],
  ])(
    '%s waits in the pool with its reason, and nothing is ordered',
    async (how, flowNo, change, sentence) => {
      const subAccount = how === 'double' ? accounts['jingmai1'] : accounts['jingmai2'];
      const payer = how === 'double' ? 'jingmai1' : 'jingmai2';
      const id = await confirmed(flowNo, { subAccount, payerName: NAMES[payer], ...change });
      expect(await open(id, 'chuna')).toMatchObject({
        state: 'POOLED',
        faultSentence: expect.stringContaining(sentence),
        decideBy: expect.any(String),
      });
      expect(await orders('DUE')).toEqual([]);
    },
  );

  test('late by the bank’s own time, whenever it is entered', async () => {
    const { deposit } = await own('jingmai2');
    await platform.advance(Date.parse(deposit!.dueAt) + 60_000);
    const id = await confirmed('L1', {
      ...{ subAccount: accounts['jingmai2'], payerName: NAMES['jingmai2'] },
      arrivedAt: new Date(Date.parse(deposit!.dueAt) + 1).toISOString(),
    });
    expect(await open(id)).toMatchObject({ faultSentence: expect.stringContaining('按银行记的时间') });
    const inTime = { arrivedAt: new Date(Date.parse(deposit!.dueAt)).toISOString() };
    const good = await confirmed('L2', {
      ...{ subAccount: accounts['jingmai2'], payerName: NAMES['jingmai2'], ...inTime },
    });
    expect(await state(good)).toBe('MATCHED');
    await decided(good, { isUndone: true });
    expect(await own('jingmai2')).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
  });

  test('goes back to the account from which it came once its time is over, and the books stand', async () => {
    await leavePool(platform);
    const due = await orders('DUE');
    expect(due.map(({ kind }) => kind)).toEqual(Array(7).fill('RETURN'));
    expect(due.map(({ payeeAccountMasked }) => payeeAccountMasked?.slice(-4)).sort()).toEqual([
      '0011',
      '0022',
      '0022',
      '0022',
      '0022',
      '0022',
      '0033',
    ]);
    expect(await story.payOutAll()).toBe(7);
    expect(await check()).toEqual([]);
  });
});

describe('money that was meant for somebody else', () => {
  let id: string;

  test('is listed with those whose it might be, and why', async () => {
    id = await confirmed('C1', { subAccount: '1', payerName: NAMES['jingmai2'] });
    const candidates = await (
      await platform.as('chuna')
    ).get<ReceiptCandidateView[]>(`finance/receipts/${id}/candidates`);
    expect(candidates[0]).toMatchObject({
      subAccount: accounts['jingmai2'],
      payerName: NAMES['jingmai2'],
      reasons: ['付款人同名', '金额正好'],
    });
  });

  test('is matched by two people, never by one, and not against what the rules say', async () => {
    const reason = '附言写明';
    await at('chuna', `/${id}/decision`, { isHis: false, matchTo: accounts['jingmai1'], reason });
    expect(await refused('chuna', `/${id}/decision/answer`, YES)).toMatchObject({ status: 403 });
    // Another's deposit it cannot be.
    expect(await refused('fuhe', `/${id}/decision/answer`, YES)).toMatchObject({
      code: 'deposit.payer-mismatch',
    });
    await at('fuhe', `/${id}/decision/answer`, NO);
    await at('chuna', `/${id}/decision`, { isHis: false, matchTo: accounts['jingmai2'], reason });
    expect(await open(id)).toMatchObject({
      proposal: { kind: 'MATCH', kindName: '认领给别的子账号', matchTo: accounts['jingmai2'] },
    });
    await at('fuhe', `/${id}/decision/answer`, YES);
    expect(await state(id)).toBe('MATCHED');
    expect(await own('jingmai2')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await check()).toEqual([]);
  });

  test('a wrong match is taken back by a red entry, and matched anew', async () => {
    await decided(id, { isUndone: true });
    expect(await open(id)).toMatchObject({
      state: 'POOLED',
      faultSentence: expect.stringContaining('已经由两个人撤销'),
    });
    expect(await own('jingmai2')).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
    await decided(id, { matchTo: accounts['jingmai2'] });
    expect(await own('jingmai2')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await check()).toEqual([]);
  });

  test('one that was typed wrong is corrected the same way: taken back, and entered as it should have been', async () => {
    const correction = await line('C2', { subAccount: accounts['jingmai2'], payerName: NAMES['jingmai2'] });
    await at('chuna', `/${id}/decision`, { isHis: false, correction, reason: '流水号抄错' });
    expect((await open(id)).proposal).toMatchObject({
      kind: 'CORRECT',
      correction: { flowNo: 'C2', payerAccountMasked: expect.any(String) },
    });
    await at('fuhe', `/${id}/decision/answer`, YES);
    expect(await state(id)).toBe('DISCARDED');
    const rows: { state: string; flow_no: string }[] = await platform.dataSource.query(
      'select state, flow_no from bank_receipt where corrects_id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 'MATCHED', flow_no: 'C2' }]);
    expect(await own('jingmai2')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    // The number under which it stood is nobody's any more.
    expect(await state(await entered('C1', { subAccount: '1' }))).toBe('ENTERED');
    expect(await check()).toEqual([]);
  });

  test('once the lot trades, no match is taken back', async () => {
    await story.bothSidesAgree(lotId);
    await story.openTrading(lotId);
    const [{ id: matched }] = await platform.dataSource.query<[{ id: string }]>(
      "select id from bank_receipt where flow_no = 'C2'",
    );
    await at('chuna', `/${matched}/decision`, { isHis: false, isUndone: true, reason: '付款人来电话' });
    expect(await refused('fuhe', `/${matched}/decision/answer`, YES)).toMatchObject({
      code: 'receipt.used',
      faults: [{ sentence: expect.stringContaining('标段已经开始交易') }],
    });
    await at('fuhe', `/${matched}/decision/answer`, NO);
    expect(await state(matched)).toBe('MATCHED');
  });
});
