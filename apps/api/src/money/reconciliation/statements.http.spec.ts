import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AccountStatementView,
  ContractView,
  PageView,
  PartyView,
  StatementView,
  VoucherView,
} from '@helan/contracts';
import { formatYuan, shanghaiDate } from '@helan/domain';
import { saidIn } from '../../testing/printed.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
let contract: ContractView;
let priceReceipt: string;
let village: string;

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  let lotId: string;
  ({ projectId, lotId, contract } = await story.signed());
  priceReceipt = await story.payPrice(contract);
  await story.payOutAll();
  [{ village }] = await platform.dataSource.query<[{ village: string }]>(
    'select p.village_code as village from project p join lot l on l.project_id = p.id where l.id = $1',
    [lotId],
  );
});
afterAll(() => platform.close());

const ACCOUNTS = 'finance/account-statements';
const get = async <T>(login: string, route: string) => (await platform.as(login)).get<T>(route);
const file = async (login: string, route: string) =>
  (await (await platform.as(login)).request('get', route).responseType('blob').expect(200)).body as Buffer;

describe('a month and a year', () => {
  test('balances of the period agree with the books, and each side with the other', async () => {
    const today = shanghaiDate(await platform.time());
    const view = await get<StatementView>('fuhe', `finance/statements/${today.slice(0, 4)}`);
    const balances = await platform.app.get(LedgerService).balances();
    for (const account of ['DEPOSIT_BANK', 'PRICE_BANK'] as const) {
      const held = balances
        .filter((row) => row.account === account)
        .reduce((sum, row) => sum + row.debitFen - row.creditFen, 0n);
      const name = account === 'DEPOSIT_BANK' ? '其他货币资金—保证金专户' : '其他货币资金—价款专户';
      expect(view.balances.find((row) => row.name === name)!.closingFen).toBe(held.toString());
    }
    const sum = (side: 'debitFen' | 'creditFen') =>
      view.balances.reduce((total, row) => total + BigInt(row[side]), 0n);
    expect(sum('debitFen')).toBe(sum('creditFen'));
    expect(view.openDays).toBeGreaterThan(0);
  });

  test('say what came in and went out for what', async () => {
    const view = await get<StatementView>(
      'fuhe',
      `finance/statements/${shanghaiDate(await platform.time()).slice(0, 4)}`,
    );
    const rows = new Map(view.purposes.map(({ purpose, inFen, outFen }) => [purpose, [inFen, outFen]]));
    // Two deposits of 7,440.00; one went back, one was moved to the price's account.
    expect(rows.get('收交易保证金')).toEqual(['1488000', '0']);
    expect(rows.get('退交易保证金')).toEqual(['0', '744000']);
    expect(rows.get('划往价款专户')).toEqual(['0', '744000']);
    expect(rows.get('保证金专户划入')).toEqual(['744000', '0']);
    expect(BigInt(rows.get('代收交易价款')![0]!)).toBe(BigInt(contract.payments[0]!.amountFen) - 744_000n);
  });

  test.each([
    ['2026-13', 'statement.bad-period'],
    ['now', 'statement.bad-period'],
    ['9999-01', 'statement.period-ahead'],
  ])('of %s there is none', async (period, code) => {
    expect(await (await platform.as('fuhe')).refused('get', `finance/statements/${period}`)).toMatchObject({
      code,
    });
  });

  test('come as paper and as a table', async () => {
    const year = shanghaiDate(await platform.time()).slice(0, 4);
    const paper = await file('fuhe', `finance/statements/${year}/paper`);
    expect(saidIn(paper)).toContain('余额表');
    const sheet = await file('fuhe', `finance/statements/${year}/sheet`);
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('an account statement', () => {
  test('of a project holds the deposits and the price, and comes to nothing once all is paid', async () => {
    const view = await get<AccountStatementView>('chuna', `${ACCOUNTS}/projects/${projectId}`);
    expect(view).toMatchObject({ openingFen: '0', hasMore: false, title: '项目资金分户账' });
    expect(view.rows.filter(({ memo }) => memo === '收取交易保证金').map(({ inFen }) => inFen)).toEqual([
      '744000',
      '744000',
    ]);
    expect(view.rows.at(-1)!.balanceFen).toBe(view.closingFen);
    expect(view.closingFen).toBe('0');
  });

  test('of a party is his own alone, and says what the winner paid', async () => {
    const { party } = await get<{ party: PartyView }>('jingmai2', 'my/party');
    const own = await get<AccountStatementView>('jingmai2', 'my/account-statement');
    expect(own.name).toBe(party.name);
    expect(own.rows.map(({ memo }) => memo)).toContain('代收交易价款');
    // What went on to the household is not his to see.
    expect(own.rows.map(({ memo }) => memo)).not.toContain('拨付价款');
    const loser = await get<AccountStatementView>('jingmai1', 'my/account-statement');
    expect(loser.rows.map(({ inFen, outFen }) => [inFen, outFen])).toEqual([
      ['744000', '0'],
      ['0', '744000'],
    ]);
    const lister = await get<AccountStatementView>('nonghu', 'my/account-statement');
    expect(lister.rows.map(({ memo }) => memo)).toContain('拨付价款');
    expect(lister.rows.map(({ memo }) => memo)).not.toContain('收取交易保证金');
  });

  test('of a village is for its own desks, and says nothing of who has registered', async () => {
    const view = await get<AccountStatementView>('cunji', `${ACCOUNTS}/villages/${village}`);
    expect(view.rows.length).toBeGreaterThan(0);
    expect(view.rows.filter(({ accountName }) => accountName.includes('保证金'))).toEqual([]);
    for (const route of [`villages/640122999`, 'villages/x'])
      expect(await (await platform.as('cunji')).refused('get', `${ACCOUNTS}/${route}`)).toMatchObject({
        code: 'resource.not-found',
      });
    expect(
      await (await platform.as('cunji')).refused('get', `${ACCOUNTS}/projects/${projectId}`),
    ).toMatchObject({
      status: 403,
    });
  });

  test('of days of one’s choice begins with what was held before', async () => {
    const today = shanghaiDate(await platform.time());
    const view = await get<AccountStatementView>(
      'chuna',
      `${ACCOUNTS}/projects/${projectId}?from=${today}&to=${today}`,
    );
    expect(view).toMatchObject({ from: today, to: today });
    expect(
      BigInt(view.openingFen) +
        view.rows.reduce((sum, row) => sum + BigInt(row.inFen) - BigInt(row.outFen), 0n),
    ).toBe(BigInt(view.closingFen));
    const asked = (await platform.as('chuna')).refused(
      'get',
      `${ACCOUNTS}/projects/${projectId}?from=${today}&to=2020-01-01`,
    );
    expect(await asked).toMatchObject({ code: 'statement.bad-period' });
  });

  test('comes as paper and as a table', async () => {
    const text = saidIn(await file('jingmai2', 'my/account-statement/paper'));
    expect(text).toContain('本月合计');
    expect(text).toContain('立岗镇惠泽种植专业合作社');
    const sheet = await file('chuna', `${ACCOUNTS}/projects/${projectId}/sheet`);
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('收据', () => {
  const voucher = async (id: string) =>
    (await platform.as('chuna')).post<{ no: string }>(`finance/receipts/${id}/voucher`, {}, 200);

  test('is made once for each receipt, with a number of its own', async () => {
    const { no } = await voucher(priceReceipt);
    expect(no).toMatch(/^SJ\d{4}-000001$/);
    expect(await voucher(priceReceipt)).toEqual({ no });
    const { items } = await get<PageView<VoucherView>>('jianguan', 'finance/vouchers');
    expect(items).toMatchObject([{ no, isVoid: false, issuedByName: '钱细分' }]);
    const text = saidIn(await file('chuna', `finance/vouchers/${no}/paper`));
    expect(text).toContain('立岗镇惠泽种植专业合作社');
    const fen = BigInt(contract.payments[0]!.amountFen) - 744_000n;
    expect(text).toContain(formatYuan(fen));
    expect(text).toContain('人民币');
    expect(text).not.toContain('作废');
  });

  test('is made for nothing that is nobody’s or not confirmed', async () => {
    const cashier = await platform.as('chuna');
    const { id } = await cashier.post<{ id: string }>('finance/receipts', {
      ...{ bank: 'PRICE_BANK', flowNo: 'V1', subAccount: '1', payerName: '路过的人', amountYuan: '5.00' },
      payerAccount: '29010201040009',
      arrivedAt: await platform.minute(),
    });
    expect(await cashier.refused('post', `finance/receipts/${id}/voucher`)).toMatchObject({
      code: 'voucher.nothing-received',
    });
    await (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
    expect(await cashier.refused('post', `finance/receipts/${id}/voucher`)).toMatchObject({
      code: 'voucher.nothing-received',
    });
  });

  test('is void where its money was booked out again, and its number is not given out anew', async () => {
    const open = await story.listed({ title: '另一块地' });
    const registration = await story.register('jingmai1', open.lotId);
    // One alone would be waited for beside.
    await story.register('jingmai2', open.lotId);
    await platform.advance(open.endsAt.getTime() + 1000);
    await story.qualifyAll();
    const receipt = await story.payDeposit('jingmai1', registration);
    const { no } = await voucher(receipt);
    expect(no).toMatch(/-000002$/);
    await platform.dataSource.transaction((tx) =>
      platform.app
        .get(LedgerService)
        .red(tx, { of: `receipt:${receipt}`, key: 'undone', memo: '认错了人，红字冲正' }),
    );
    const { items } = await get<PageView<VoucherView>>('chuna', 'finance/vouchers');
    expect(items.map(({ no: number, isVoid }) => [number.slice(-1), isVoid])).toEqual([
      ['2', true],
      ['1', false],
    ]);
    const said = saidIn(await file('chuna', `finance/vouchers/${no}/paper`));
    expect(said).toContain('作废：这笔款已经红字冲正');
    const cashier = await platform.as('chuna');
    expect(await cashier.refused('post', `finance/receipts/${receipt}/voucher`)).toMatchObject({
      code: 'voucher.nothing-received',
    });
    expect(await cashier.refused('get', 'finance/vouchers/SJ2026-999999/paper')).toMatchObject({
      code: 'resource.not-found',
    });
  });
});
