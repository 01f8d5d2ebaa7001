import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, shanghaiInstant } from '@helan/domain';
import { Person } from '../../../../tools/deal/person.js';
import { PASSWORD } from '../../../../tools/deal/accounts.js';
import { advanceTo } from '../../../../tools/deal/stage.js';
import { type TableLine, bankStatuses, bankTable } from '../../../api/src/testing/bank-table.js';
import { County } from './county.js';
import { FinanceDesk, type TypedLine } from './finance-desk.js';
import { type Due, type MoneyDay, theMorning } from './money-day.js';

let county: County;
let morning: MoneyDay;
let clerk: FinanceDesk;
let checker: FinanceDesk;
/** What the bank's statement of the deposits' account has by the evening. */
const lines: TableLine[] = [];

beforeAll(async () => {
  county = await County.open();
  morning = await theMorning(county);
  clerk = await FinanceDesk.of(county, 'chuna');
  checker = await FinanceDesk.of(county, 'fuhe');
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
const flow = (number: number) => `${morning.day.replaceAll('-', '')}${String(number).padStart(6, '0')}`;
const account = (number: number) => `62284810000002${String(number).padStart(5, '0')}`;
const due = (at: number): Due => morning.dues[at]!;
const paid = (at: number, change: Partial<TableLine> = {}): TableLine => ({
  ...{ day: morning.day, flowNo: flow(at), yuan: due(at).yuan, name: due(at).name },
  ...{ account: account(at), subAccount: due(at).subAccount, ...change },
});
const typed = (at: number, change: Partial<TypedLine> = {}): TypedLine => ({
  ...due(at),
  ...{ flowNo: flow(at), account: account(at), ...change },
});

/** The one with a digit that is another, and with a name that was cut at the bank's limit. */
const STRAY = 8;
const CUT = 10;
/** Typed by hand: with an amount, and with a number, that is not the statement's. */
const WRONG_AMOUNT = 9;
const WRONG_NUMBER = 11;
const EXACT = 8;

step(
  'the clerk brings the bank’s file, reads what it brings, and takes the lines that can be read',
  async () => {
    const { subAccount } = due(STRAY);
    const turned = `${subAccount.slice(0, -2)}${subAccount.at(-1)}${subAccount.at(-2)}`;
    const cut = [...due(CUT).name].slice(0, -1).join('');
    lines.push(...Array.from({ length: EXACT }, (_, at) => paid(at)));
    lines.push(paid(STRAY, { subAccount: turned }), paid(CUT, { name: cut }));
    const file = bankTable([...lines, { ...paid(WRONG_AMOUNT), yuan: '7,4O0.00' }]);
    await clerk.tab('银行文件');
    await clerk.picture('files-empty');
    await clerk.bring('保证金专户.csv', file);
    expect(await clerk.page.getByRole('main').innerText()).toContain('不能收 1 笔');
    await clerk.picture('file-read');
    await clerk.keys.press(`收下好的 ${lines.length} 笔`);
    await clerk.keys.sees('收进来了');
    await clerk.picture('file-taken');
  },
);

step('what matches exactly is confirmed by the second person in one act', async () => {
  await checker.tab('待核对');
  await checker.picture('check-list');
  await checker.keys.press(`勾上完全相符的 ${EXACT} 笔`);
  await checker.picture('check-ticked');
  await checker.keys.press(`对过银行流水，复核勾选的 ${EXACT} 笔`);
  await checker.keys.sees(`复核了 ${EXACT} 笔`);
  await checker.settled();
  await checker.picture('check-confirmed');
  for (const at of [STRAY, CUT]) {
    await checker.row(`流水号 ${flow(at)}`);
    await checker.keys.strike('Control+Enter');
    await checker.page.getByLabel(`流水号 ${flow(at)}`).waitFor({ state: 'detached' });
  }
  await checker.keys.sees('没有要核对的到账');
});

step(
  'receipts are typed from the statement: account and day stay; a slip is sent back before it counts',
  async () => {
    const { price } = morning;
    await clerk.tab('录入到账');
    await clerk.keys.goTo('到账日期');
    const [year, month, day] = morning.day.split('-') as [string, string, string];
    // In the order in which the browser of the check has its boxes.
    await clerk.keys.digits(`${month}${day}${year}`);
    await clerk.type(typed(WRONG_AMOUNT, { yuan: '740.00' }));
    await clerk.picture('entry-one');
    await clerk.type(typed(WRONG_NUMBER, { flowNo: `${flow(WRONG_NUMBER)}7` }));
    await clerk.keys.goTo('账户');
    await clerk.keys.strike('ArrowDown');
    await clerk.type({ ...price, flowNo: flow(90), account: account(90) });
    await clerk.keys.sees('这一次录了 3 笔');
    await clerk.picture('entry-three');
    await clerk.tab('待核对');
    await clerk.open(`流水号 ${flow(WRONG_AMOUNT)}`);
    await clerk.picture('slip-open');
    await clerk.keys.press('写错了，退回更正');
    await clerk.keys.fill('哪里和流水不一样', '金额少写了一位');
    await clerk.keys.press('退回');
    await clerk.gone();
    await clerk.tab('退回更正');
    await clerk.open(`流水号 ${flow(WRONG_AMOUNT)}`);
    await clerk.keys.press('照流水更正');
    await clerk.picture('slip-correcting');
    await clerk.keys.fill('金额（元）', due(WRONG_AMOUNT).yuan);
    await clerk.keys.fill('付款账号', account(WRONG_AMOUNT));
    await clerk.keys.press('更正好了，再报');
    await clerk.gone();
    await checker.tab('待核对');
    await checker.page.reload();
    await checker.keys.press('勾上完全相符的 3 笔');
    await checker.keys.press('对过银行流水，复核勾选的 3 笔');
    await checker.keys.sees('复核了 3 笔');
  },
);

step(
  'a name that the bank has cut is held, and his by two people’s word; a stray one finds its owner',
  async () => {
    await clerk.tab('待认定');
    await clerk.open(`流水号 ${flow(CUT)}`);
    await clerk.picture('held-open');
    expect(await clerk.page.locator('tr.below').innerText()).toMatch(/为什么在这里：.+/);
    await clerk.choose(/^是他的款/);
    await clerk.keys.fill('看了什么，为什么', '银行户名只印十一个字，电话问过合作社');
    await clerk.keys.press('提出，请另一个人复核');
    await clerk.gone();
    await clerk.tab('待认领');
    await clerk.open(`流水号 ${flow(STRAY)}`);
    await clerk.choose(/^认领给别的子账号/);
    await clerk.choose(new RegExp(`^${due(STRAY).name}`));
    await clerk.picture('pool-candidate');
    await clerk.keys.fill('看了什么，为什么', '子账号末两位写反了，本人来电确认');
    await clerk.keys.press('提出，请另一个人复核');
    await clerk.gone();
    await checker.tab('复核认定');
    await checker.picture('answers');
    await checker.agree(`流水号 ${flow(CUT)}`, '对过对账单，是合作社的款');
    await checker.agree(`流水号 ${flow(STRAY)}`, '对过对账单，末两位写反');
    await checker.keys.sees('没有等答复的提议');
  },
);

step('a number that was mistyped is put right after it counted: red, and by two people', async () => {
  const wrong = `流水号 ${flow(WRONG_NUMBER)}7`;
  await clerk.tab('全部到账');
  await clerk.picture('receipts-all');
  await clerk.open(wrong);
  await clerk.choose(/^登记错了，红字冲正后更正/);
  await clerk.keys.fill('银行流水号', flow(WRONG_NUMBER));
  await clerk.keys.fill('付款账号', account(WRONG_NUMBER));
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
  await clerk.keys.strike('x');
  await clerk.keys.strike('ArrowDown');
  await clerk.keys.strike('x');
  await clerk.keys.press('编成一个付款批次');
  await clerk.keys.fill('批次名称', '兰光村三组未成交的退款');
  await clerk.picture('batch-making');
  await clerk.keys.strike('Enter');
  await clerk.keys.sees(/编好了，2 笔/);
  await clerk.keys.press('看这个批次');
  await clerk.keys.sees('等另一个人看过笔数和合计');
  await checker.tab('付款批次');
  await checker.keys.press(/^FK\d/);
  await checker.keys.press(/复核，交银行$/);
  await checker.keys.sees('等银行答复 2 笔');
  await checker.picture('batch-sent');
  await clerk.page.reload();
  const [download] = await Promise.all([
    clerk.page.waitForEvent('download'),
    clerk.keys.press('导出给银行的文件'),
  ]);
  const order = await text(await download.createReadStream());
  const marks = [...order.matchAll(/<EndToEndId>(\w+)<\/EndToEndId>/g)].map(([, mark]) => mark!);
  expect(marks).toHaveLength(2);
  const status = bankStatuses([
    { mark: marks[0]!, status: 'ACSC', flowNo: flow(50), day: morning.day },
    { mark: marks[1]!, status: 'RJCT', reason: 'AC04' },
  ]);
  await clerk.tab('银行文件');
  await clerk.bring('付款结果.xml', status);
  await clerk.keys.press(/^收下好的 2 笔/);
  await clerk.keys.sees('决定收下');
  await checker.tab('银行文件');
  await checker.keys.press('付款结果.xml');
  await checker.keys.press('对过网银，复核这份文件');
  await checker.keys.sees('收进来了');
  await checker.picture('status-taken');
  await payAgain();
  await reckonPayments(marks[0]!);
});

async function payAgain(): Promise<void> {
  await clerk.tab('退汇');
  await clerk.open(/^退保证金/);
  await clerk.picture('came-back');
  await clerk.keys.press('改付');
  await clerk.keys.fill('看了什么，为什么', '银行说账户已销户，本人换了卡，看过新卡');
  await clerk.keys.press('提出改付');
  await clerk.gone();
  await checker.tab('退汇');
  await checker.agree(/^退保证金/, '看过银行的回执和新卡');
  await clerk.tab('待付');
  await clerk.open(/^退保证金/);
  await clerk.keys.press('看完整账户');
  await clerk.keys.sees('为什么付');
  await clerk.picture('payee');
  await clerk.keys.fill('付款流水号', flow(51));
  await clerk.keys.press('已付');
  await clerk.gone();
  await checker.tab('复核付款');
  await checker.row(/^退保证金/);
  await checker.keys.strike('Control+Enter');
  await checker.keys.sees('没有要复核的付款');
}

async function reckonPayments(mark: string): Promise<void> {
  const sql =
    'select amount_fen::text as fen, flow_no from payment_order where flow_no = any($1) order by flow_no';
  const rows = await county.platform.query<{ fen: string; flow_no: string }>(sql, [[flow(50), flow(51)]]);
  for (const { fen, flow_no: flowNo } of rows)
    lines.push({
      day: morning.day,
      flowNo,
      yuan: -Number(fen) / 100,
      ...(flowNo === flow(50) ? { mark } : {}),
    });
}

step(
  'the deposit that became price is moved, the rest has come, and the price goes to whoever it is owed',
  async () => {
    await clerk.tab('专户划转');
    await clerk.open(/./);
    await clerk.picture('transfer');
    await clerk.keys.fill('保证金专户划出的流水号', flow(60));
    await clerk.keys.fill('价款专户划入的流水号', flow(61));
    await clerk.keys.press('已划');
    await clerk.gone();
    await checker.tab('专户划转');
    await checker.open(/./);
    await checker.keys.press('复核');
    await checker.gone();
    await clerk.tab('待付');
    await clerk.picture('pay-price');
  },
);
