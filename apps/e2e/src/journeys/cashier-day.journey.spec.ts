import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, shanghaiInstant } from '@helan/domain';
import { advanceTo } from '../../../../tools/deal/stage.js';
import { bankStatuses } from '../../../api/src/testing/bank-table.js';
import { County } from './county.js';
import type { FinanceDesk } from './finance-desk.js';
import { type DaysEfforts, type Effort, effortOf, secondsFor300 } from './reckoning.js';
import { TwoDesks, accountOf } from './two-desks.js';

let county: County;
let desks: TwoDesks;
let clerk: FinanceDesk;
let checker: FinanceDesk;

beforeAll(async () => {
  county = await County.open();
  desks = await TwoDesks.on(county);
  ({ clerk, checker } = desks);
}, 400_000);
afterAll(() => county.close());

/** Where it fails, what both have before them is kept. */
const step = (name: string, work: () => Promise<void>) =>
  test(name, async () => {
    try {
      await work();
    } catch (error) {
      for (const [who, desk] of Object.entries({ clerk, checker })) await desk.picture(`failed-${who}`);
      throw error;
    }
  });

/** The one with two digits turned, and the one with a name that was cut at the bank's limit. */
const STRAY = 8;
const CUT = 10;
/** Typed by hand: with an amount, and with a number, that is not the statement's. */
const WRONG_AMOUNT = 9;
const WRONG_NUMBER = 11;
const EXACT = 8;

const efforts: { -readonly [kind in keyof DaysEfforts]?: Effort } = {};

step('the clerk brings the bank’s file and takes the lines that can be read', async () => {
  const { subAccount } = desks.due(STRAY);
  const turned = `${subAccount.slice(0, -2)}${subAccount.at(-1)}${subAccount.at(-2)}`;
  const cut = [...desks.due(CUT).name].slice(0, -1).join('');
  desks.lines.push(...Array.from({ length: EXACT }, (_, at) => desks.paid(at)));
  desks.lines.push(desks.paid(STRAY, { subAccount: turned }), desks.paid(CUT, { name: cut }));
  const bad = desks.paid(WRONG_AMOUNT, { yuan: '74O0.00' });
  efforts.file = await effortOf(clerk, async () => {
    await clerk.tab('银行文件');
    await clerk.picture('files-empty');
    await clerk.bring('保证金专户.csv', desks.statement([bad]));
    expect(await clerk.page.getByRole('main').innerText()).toContain('不能收 1 笔');
    await clerk.picture('file-read');
    await clerk.keys.press(`收下好的 ${desks.lines.length} 笔`);
    await clerk.keys.sees('收进来了');
  });
  await clerk.picture('file-taken');
});

step('what matches exactly is confirmed by the second person in one act', async () => {
  await checker.page.reload();
  await checker.settled();
  await checker.picture('check-list');
  await checker.page.locator('tr[data-id]').first().waitFor();
  // As the bank's file has them.
  expect(await checker.rows()).toEqual(desks.lines.map(({ flowNo }) => `流水号 ${flowNo}`));
  efforts.page = await effortOf(checker, async () => {
    await checker.keys.press(`勾上完全相符的 ${EXACT} 笔`);
    await checker.picture('check-ticked');
    await checker.keys.press(`对过银行流水，复核勾选的 ${EXACT} 笔`);
    await checker.keys.sees(`复核了 ${EXACT} 笔`);
  });
  await checker.page.getByLabel(`流水号 ${desks.flow(0)}`).waitFor({ state: 'detached' });
  await checker.picture('check-confirmed');
  await checker.row(`流水号 ${desks.flow(STRAY)}`);
  for (const at of [STRAY, CUT]) {
    // The row that takes the place of the one that went has the focus.
    expect(await checker.rowHere()).toBe(`流水号 ${desks.flow(at)}`);
    await checker.keys.strike('Control+Enter');
    await checker.page.getByLabel(`流水号 ${desks.flow(at)}`).waitFor({ state: 'detached' });
  }
  await checker.keys.sees('没有要核对的到账');
});

step('receipts are typed, account and day stay; a slip is sent back before it counts', async () => {
  const { price } = desks.morning;
  await clerk.tab('录入到账');
  await clerk.keys.goTo('到账日期');
  await clerk.keys.digits(desks.dayAsTyped);
  await clerk.type(desks.typed(WRONG_AMOUNT, { yuan: '740.00' }));
  await clerk.picture('entry-one');
  efforts.typed = await effortOf(clerk, () =>
    clerk.type(desks.typed(WRONG_NUMBER, { flowNo: `${desks.flow(WRONG_NUMBER)}7` })),
  );
  await clerk.keys.goTo('账户');
  await clerk.keys.strike('ArrowDown');
  await clerk.type({ ...price, flowNo: desks.flow(90), account: accountOf(90) });
  await clerk.keys.sees('这一次录了 3 笔');
  await clerk.picture('entry-three');
  await clerk.tab('待核对');
  await clerk.open(`流水号 ${desks.flow(WRONG_AMOUNT)}`);
  await clerk.picture('slip-open');
  await clerk.keys.press('写错了，退回更正');
  await clerk.keys.fill('哪里和流水不一样', '金额少写了一位');
  await clerk.keys.press('退回');
  await clerk.gone();
  await clerk.tab('退回更正');
  await clerk.open(`流水号 ${desks.flow(WRONG_AMOUNT)}`);
  await clerk.keys.press('照流水更正');
  await clerk.picture('slip-correcting');
  await clerk.keys.fill('金额（元）', desks.due(WRONG_AMOUNT).yuan);
  await clerk.keys.fill('付款账号', accountOf(WRONG_AMOUNT));
  await clerk.keys.press('更正好了，再报');
  await clerk.gone();
  await checker.tab('待核对');
  await checker.page.reload();
  await checker.keys.press('勾上完全相符的 3 笔');
  await checker.keys.press('对过银行流水，复核勾选的 3 笔');
  await checker.keys.sees('复核了 3 笔');
});

test('at this pace three hundred receipts are in the books in less than an hour', () => {
  expect(secondsFor300(efforts as DaysEfforts)).toBeLessThan(3600);
  // Nobody looks for a way of his own: what a page of fifty and a typed line ask of a hand is bounded.
  expect(efforts.page!.strokes).toBeLessThan(90);
  expect(efforts.typed!.strokes).toBeLessThan(110);
});

step('a name that was cut is held for two people; a stray receipt finds its owner', async () => {
  await clerk.tab('待认定');
  await clerk.open(`流水号 ${desks.flow(CUT)}`);
  await clerk.picture('held-open');
  expect(await clerk.page.locator('tr.below').innerText()).toMatch(/为什么在这里：.+/);
  await clerk.choose(/^是他的款/);
  await clerk.keys.fill('看了什么，为什么', '银行户名只印十一个字，电话问过合作社');
  await clerk.keys.press('提出，请另一个人复核');
  await clerk.gone();
  await clerk.tab('待认领');
  await clerk.open(`流水号 ${desks.flow(STRAY)}`);
  await clerk.choose(/^认领给别的子账号/);
  await clerk.choose(new RegExp(`^${desks.due(STRAY).name}`));
  await clerk.picture('pool-candidate');
  await clerk.keys.fill('看了什么，为什么', '子账号末两位写反了，本人来电确认');
  await clerk.keys.press('提出，请另一个人复核');
  await clerk.gone();
  await checker.tab('复核认定');
  await checker.picture('answers');
  await checker.agree(`流水号 ${desks.flow(CUT)}`, '对过对账单，是合作社的款');
  await checker.agree(`流水号 ${desks.flow(STRAY)}`, '对过对账单，末两位写反');
  await checker.keys.sees('没有等答复的提议');
});

step('a number that was mistyped is put right after it counted: red, and by two people', async () => {
  const wrong = `流水号 ${desks.flow(WRONG_NUMBER)}7`;
  await clerk.tab('全部到账');
  await clerk.picture('receipts-all');
  await clerk.open(wrong);
  await clerk.choose(/^登记错了，红字冲正后更正/);
  await clerk.keys.fill('银行流水号', desks.flow(WRONG_NUMBER));
  await clerk.keys.fill('付款账号', accountOf(WRONG_NUMBER));
  await clerk.keys.fill('看了什么，为什么', '流水号多打了一位');
  await clerk.picture('red-proposed');
  await clerk.keys.press('提出，请另一个人复核');
  await clerk.gone();
  await checker.tab('复核认定');
  await checker.open(wrong);
  await checker.picture('red-answer');
  await checker.keys.fill('依据', '对过对账单');
  await checker.keys.press('同意');
  await checker.gone();
});

step('refunds go in a batch; one that the bank refuses is put right and paid again', async () => {
  await clerk.tab('待付');
  await clerk.picture('pay');
  await clerk.row(/^退保证金/);
  expect(await clerk.page.getByText(/^晚了 \d+ 天$/).count()).toBe(2);
  for (const key of ['x', 'ArrowDown', 'x']) await clerk.keys.strike(key);
  await clerk.keys.press('编成一个付款批次');
  await clerk.keys.fill('批次名称', '兰光村三组未成交的退款');
  await clerk.picture('batch-making');
  await clerk.keys.strike('Enter');
  await clerk.keys.sees(/编好了，2 笔/);
  await clerk.keys.press('看这个批次');
  await clerk.keys.sees('等另一个人看过笔数和合计');
  await checker.tab('付款批次');
  await checker.keys.press(/^FK\d/);
  await checker.keys.press(/复核，交银行/);
  await checker.keys.sees('等银行答复 2 笔');
  await checker.picture('batch-sent');
  await clerk.page.reload();
  const [paidMark, refusedMark] = await desks.marksOfBatch();
  await clerk.tab('银行文件');
  const status = [
    { mark: paidMark, status: 'ACSC', flowNo: desks.flow(50), day: desks.morning.day },
    { mark: refusedMark, status: 'RJCT', reason: 'AC04' },
  ];
  await clerk.bring('付款结果.xml', bankStatuses(status));
  await desks.release('付款结果.xml', 2);
  desks.out(50, { mark: paidMark });
  await checker.picture('status-taken');
  await desks.putRight(/^退保证金/);
  await desks.payByHand(/^退保证金/, 51);
  desks.out(51);
});

step('the deposit that became price is moved, and the price goes to whoever it is owed', async () => {
  await clerk.tab('专户划转');
  await clerk.open(/./);
  await clerk.picture('transfer');
  await clerk.keys.fill('保证金专户划出的流水号', desks.flow(60));
  await clerk.keys.fill('价款专户划入的流水号', desks.flow(61));
  await clerk.keys.press('已划');
  await clerk.gone();
  await checker.tab('专户划转');
  await checker.open(/./);
  await checker.keys.press('复核');
  await checker.gone();
  desks.out(60);
  await desks.payByHand(/^拨付价款/, 62);
});

step('interest is written down by one and confirmed by the other', async () => {
  await clerk.tab('银行结息');
  await clerk.keys.press('登记一笔结息');
  await clerk.keys.fill('银行流水号', desks.flow(70));
  await clerk.keys.fill('金额（元）', '12.34');
  await clerk.keys.goTo('到账日期');
  await clerk.keys.digits(desks.dayAsTyped);
  await clerk.keys.press('登记');
  await clerk.keys.sees(/^共 1 /);
  await clerk.picture('interest');
  desks.lines.push({
    day: desks.morning.day,
    flowNo: desks.flow(70),
    yuan: 12.34,
    name: '某银行营业部',
    remark: '结息',
  });
  await checker.tab('银行结息');
  await checker.keys.press('复核');
  await checker.page.getByRole('button', { name: '复核', exact: true }).waitFor({ state: 'detached' });
  await checker.picture('interest-confirmed');
});

step('the next morning what differs lies on top, and is gone with the bank’s whole statement', async () => {
  await advanceTo(county.platform.url, new Date(shanghaiInstant(addDays(desks.morning.day, 1), '09:00')));
  await desks.openDay(clerk, '保证金专户');
  await clerk.keys.sees('差异');
  await clerk.picture('day-differences');
  desks.lines.push(desks.paid(WRONG_AMOUNT), desks.paid(WRONG_NUMBER));
  await clerk.page.goto('/console/finance/files');
  await clerk.bring('保证金专户全天.csv', desks.statement());
  await clerk.picture('file-whole-day');
  await desks.release('保证金专户全天.csv', 6);
  await desks.openDay(clerk, '保证金专户');
  await clerk.keys.sees('账和银行一致。');
  await clerk.picture('day-agrees');
});

step('one closes each account’s day, the other confirms it; then the day takes nothing more', async () => {
  await desks.openDay(clerk, '保证金专户');
  const late = await clerk.page.context().newPage();
  await late.goto(clerk.page.url());
  await late.getByRole('button', { name: '登记余额' }).waitFor();
  await desks.closeDay('保证金专户');
  await desks.closeDay('价款专户', '0.00');
  await late.getByLabel('银行日终余额（元）').fill('1.00');
  await late.getByRole('button', { name: '登记余额' }).click();
  await late.getByText(`${desks.morning.day} 已经结账，不能再记账`).waitFor();
  await late.close();
});

step('each page of money is whole on a phone and on a small screen', async () => {
  const day = (bank: string) => `days/${bank}/${desks.morning.day}`;
  expect(await clerk.faultsOfPages(day('DEPOSIT_BANK'), day('PRICE_BANK'))).toEqual([]);
});

step('the books stand, for whoever asks; nothing of the day waits for either of them', async () => {
  await clerk.page.goto('/console/finance/books');
  await clerk.keys.sees('账平。');
  await clerk.picture('books');
  const supervisor = await county.as('jianguan');
  await supervisor.page.goto('/console/finance/books');
  await supervisor.sees('账平。');
  await supervisor.picture('cashier-books-supervisor');
  const answer = await supervisor.page.request.get('/api/finance/ledger-check');
  expect(await answer.json()).toMatchObject({ faults: [] });
  const check = county.platform.run('check-ledger.js');
  expect(await text(check.stdout!)).toMatch(/^账平/);
  for (const desk of [clerk, checker]) {
    await desk.page.goto('/console');
    await desk.keys.sees('没有等您办的');
    await desk.picture(`work-${desk === clerk ? 'clerk' : 'checker'}`);
    expect(desk.visitor.faults).toEqual([]);
  }
});
