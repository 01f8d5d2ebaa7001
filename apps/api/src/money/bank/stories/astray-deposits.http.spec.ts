import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReceiptCandidateView, RegistrationView } from '@helan/contracts';
import { shanghaiDate, shanghaiInstant } from '@helan/domain';
import type { PaidIn } from '../../../testing/file-bank.js';
import { FiledStory, accountOf } from '../../../testing/filed-story.js';
import { leavePool } from '../../../testing/pool.js';

/** One bidder has a name that banks shorten. */
const LONG = '马𬭼㛃·艾力艾合买提·吐尔逊托合提麦麦提';
const LOGINS = ['jingmai1', 'jingmai2', 'jingmai3'];

let story: FiledStory;
let lotId: string;
/** What each of them is to pay, and where. */
const due: Record<string, PaidIn> = {};
const registrations: Record<string, string> = {};

const own = async (login: string) =>
  (await story.platform.as(login)).get<RegistrationView>(`my/registrations/${registrations[login]}`);
const comes = (login: string, change: Partial<PaidIn>) =>
  story.bank.receives('DEPOSIT_BANK', { ...due[login]!, ...change });
/** What has become of lines, by their numbers. */
const became = async (...flowNos: string[]) =>
  Promise.all(
    flowNos.map(async (flowNo) => {
      const { state, fault } = await story.receipt(flowNo);
      return [flowNo, state, fault];
    }),
  );
const refused = async (login: string, flowNo: string, route: string, body: object = {}) =>
  (await story.platform.as(login)).refused(
    'post',
    `finance/receipts/${(await story.receipt(flowNo)).id}${route}`,
    body,
  );

beforeAll(async () => {
  story = await FiledStory.begin();
  const listed = await story.listed();
  ({ lotId } = listed);
  await story.platform.dataSource.query(
    `update party set name = $1 from account a where a.party_id = party.id and a.login = 'jingmai3'`,
    [LONG],
  );
  for (const login of LOGINS) registrations[login] = await story.register(login, lotId);
  await story.platform.advance(listed.endsAt.getTime() + 1000);
  await story.qualifyAll();
  for (const login of LOGINS) due[login] = await story.depositOf(login, registrations[login]!);
}, 120_000);
afterAll(() => story.platform.close());

describe('a statement of deposits in which not all is as it should be', () => {
  test('admits by what matches exactly, holds what people have to look at, and pools the rest', async () => {
    await comes('jingmai1', { flowNo: 'EXACT' });
    await story.platform.advance((await story.platform.time()) + 60_000);
    await comes('jingmai1', { flowNo: 'DOUBLE' });
    await comes('jingmai2', { flowNo: 'SHORT', yuan: '7439.99' });
    await comes('jingmai2', { flowNo: 'OVER', yuan: '7440.01' });
    await comes('jingmai2', { flowNo: 'OTHER', name: '马新雪', account: '6217000010001230001' });
    const wrong = due['jingmai2']!.subAccount!.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    await comes('jingmai2', { flowNo: 'WRONG', subAccount: wrong });
    await comes('jingmai2', { flowNo: 'NOWHERE', name: '路过的人', subAccount: '' });
    await comes('jingmai3', { flowNo: 'CUT', name: '马?㛃艾力艾合买提·吐尔逊' });
    await story.bank.saysAndIsConfirmed('DEPOSIT_BANK');
    expect(await became('EXACT', 'DOUBLE', 'SHORT', 'OVER', 'OTHER', 'WRONG', 'NOWHERE', 'CUT')).toEqual([
      ['EXACT', 'MATCHED', null],
      ['DOUBLE', 'POOLED', 'deposit.double'],
      ['SHORT', 'POOLED', 'deposit.short'],
      ['OVER', 'POOLED', 'deposit.over'],
      ['OTHER', 'POOLED', 'deposit.payer-mismatch'],
      ['WRONG', 'POOLED', 'deposit.unknown-account'],
      ['NOWHERE', 'POOLED', 'deposit.unknown-account'],
      ['CUT', 'HELD', 'deposit.payer-close'],
    ]);
    expect(await own('jingmai1')).toMatchObject({ state: 'ADMITTED' });
    for (const login of ['jingmai2', 'jingmai3'])
      expect(await own(login)).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
    expect(await story.bank.faults()).toEqual([]);
    expect(await story.bank.isTold('DEPOSIT_BANK')).toEqual([]);
  });

  test('a name that the bank has cut is his by two people’s word', async () => {
    expect(await refused('fuhe', 'CUT', '/decision', { isHis: true, reason: 'x' })).toMatchObject({
      status: 403,
    });
    await story.decide('CUT', { isHis: true });
    expect(await became('CUT')).toEqual([['CUT', 'MATCHED', 'deposit.payer-close']]);
    expect(await own('jingmai3')).toMatchObject({ state: 'ADMITTED' });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('what went to a number with a wrong digit finds its owner by two people', async () => {
    const { id } = await story.receipt('WRONG');
    const clerk = await story.platform.as('chuna');
    const candidates = await clerk.get<ReceiptCandidateView[]>(`finance/receipts/${id}/candidates`);
    const { subAccount } = due['jingmai2']!;
    expect(candidates[0]).toMatchObject({
      ...{ subAccount, payerName: due['jingmai2']!.name },
      reasons: ['付款人同名', '金额正好', '子账号只差一位或者两位写反'],
    });
    await story.decide('WRONG', { matchTo: subAccount });
    expect(await own('jingmai2')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('a wrong match is undone by a red entry of two people, and found anew', async () => {
    await story.decide('WRONG', { isUndone: true });
    expect(await became('WRONG')).toEqual([['WRONG', 'POOLED', 'receipt.unmatched']]);
    expect(await own('jingmai2')).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
    expect(await story.bank.faults()).toEqual([]);
    const red = await story.platform.dataSource.query(
      `select e.bank_flow_no, e.memo from ledger_reversal r join ledger_entry e on e.id = r.entry_id`,
    );
    expect(red).toEqual([{ bank_flow_no: 'WRONG', memo: '红字冲正：撤销认领' }]);
    await story.decide('WRONG', { matchTo: due['jingmai2']!.subAccount });
    expect(await own('jingmai2')).toMatchObject({ state: 'ADMITTED' });
    expect(await story.bank.faults()).toEqual([]);
  });
});

describe('a line before it is confirmed', () => {
  test('goes back to whoever took its file in where the bank has left out what tells whose it is', async () => {
    await story.decide('EXACT', { isUndone: true });
    await comes('jingmai1', { flowNo: 'BLANK', subAccount: '', remark: '保证金，子账号见附言' });
    await story.bank.says('DEPOSIT_BANK');
    const { id } = await story.receipt('BLANK');
    const second = await story.platform.as('fuhe');
    await second.post(`finance/receipts/${id}/send-back`, { reason: '附言里有子账号' });
    expect(await refused('fuhe', 'BLANK', '/confirmation')).toMatchObject({ code: 'ledger.busy' });
    const { name, account, yuan, subAccount } = due['jingmai1']!;
    await (
      await story.platform.as('chuna')
    ).post(`finance/receipts/${id}/correction`, {
      ...{ bank: 'DEPOSIT_BANK', flowNo: 'BLANK', subAccount, payerName: name, payerAccount: account },
      ...{ amountYuan: yuan, arrivedAt: await story.platform.minute() },
    });
    await second.post(`finance/receipts/${id}/confirmation`);
    expect(await became('BLANK', 'EXACT')).toEqual([
      ['BLANK', 'MATCHED', null],
      ['EXACT', 'POOLED', 'receipt.unmatched'],
    ]);
    expect(await own('jingmai1')).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
    expect(await story.bank.faults()).toEqual([]);
  });
});

describe('what nobody claims', () => {
  test('goes back to the account from which it came, each line by a payment of its own', async () => {
    await story.bothSidesAgree(lotId);
    await leavePool(story.platform);
    const told = await story.bank.isTold('DEPOSIT_BANK');
    expect(told.map(({ name, account, fen }) => `${name} ${account} ${fen}`).sort()).toEqual(
      [
        `马新雨 ${accountOf('jingmai1')} 744000`,
        `马新雨 ${accountOf('jingmai1')} 744000`,
        `立岗镇惠泽种植专业合作社 ${accountOf('jingmai2')} 743999`,
        `立岗镇惠泽种植专业合作社 ${accountOf('jingmai2')} 744001`,
        '马新雪 6217000010001230001 744000',
        `路过的人 ${accountOf('jingmai2')} 744000`,
      ].sort(),
    );
    for (const one of told) await story.bank.pays(one);
    await story.bank.says('DEPOSIT_BANK');
    for (const flowNo of ['DOUBLE', 'EXACT', 'SHORT', 'OVER', 'OTHER', 'NOWHERE'])
      expect([flowNo, (await story.receipt(flowNo)).state]).toEqual([flowNo, 'RETURNED']);
    expect(story.bank.holds.DEPOSIT_BANK).toBe(3n * 744_000n);
    expect(await story.bank.differences('DEPOSIT_BANK')).toEqual([]);
    expect(await story.bank.faults()).toEqual([]);
  });

  test('so does what comes for a lot that is over', async () => {
    await story.openTrading(lotId);
    await comes('jingmai2', { flowNo: 'AFTER' });
    await story.bank.saysAndIsConfirmed('DEPOSIT_BANK');
    expect(await became('AFTER')).toEqual([['AFTER', 'POOLED', 'deposit.lot-closed']]);
    await leavePool(story.platform);
    const [told] = await story.bank.isTold('DEPOSIT_BANK', await returns());
    await story.bank.pays(told!);
    await story.bank.says('DEPOSIT_BANK');
    expect((await story.receipt('AFTER')).state).toBe('RETURNED');
    expect(await story.bank.faults()).toEqual([]);
  });
});

describe('the last day of a deposit', () => {
  let dueAt: number;

  test('is the bank’s: late is what the bank had a second later, whenever it is read', async () => {
    const other = await story.listed();
    for (const login of ['jingmai1', 'jingmai2'])
      registrations[login] = await story.register(login, other.lotId);
    await story.platform.advance(other.endsAt.getTime() + 1000);
    await story.qualifyAll();
    for (const login of ['jingmai1', 'jingmai2'])
      due[login] = await story.depositOf(login, registrations[login]!);
    dueAt = Date.parse((await own('jingmai1')).deposit!.dueAt);
    await story.platform.advance(dueAt + 120_000);
    const at = (moment: number) => ({ at: new Date(moment).toISOString() });
    await comes('jingmai1', { flowNo: 'LATE', ...at(dueAt + 1000) });
    await comes('jingmai2', { flowNo: 'THATDAY', ...at(shanghaiInstant(shanghaiDate(dueAt), '00:00')) });
    await story.bank.saysAndIsConfirmed('DEPOSIT_BANK');
    await comes('jingmai1', { flowNo: 'INTIME', ...at(dueAt) });
    await story.bank.saysAndIsConfirmed('DEPOSIT_BANK');
    expect(await became('LATE', 'INTIME', 'THATDAY')).toEqual([
      ['LATE', 'POOLED', 'deposit.late'],
      ['INTIME', 'MATCHED', null],
      ['THATDAY', 'HELD', 'deposit.last-day'],
    ]);
    expect(await own('jingmai1')).toMatchObject({ state: 'ADMITTED' });
    expect(await story.bank.faults()).toEqual([]);
  });

  test('a line that tells the day alone is in time by two people’s word', async () => {
    await story.decide('THATDAY', { isHis: true });
    expect(await own('jingmai2')).toMatchObject({ state: 'ADMITTED' });
    expect(await story.bank.faults()).toEqual([]);
  });
});

async function returns(): Promise<string[]> {
  return (await story.bank.orders('RETURN', 'DUE')).map(({ id }) => id);
}
