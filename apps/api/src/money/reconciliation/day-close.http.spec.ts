import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DayView, DifferenceView, MonthOfDaysView, WorkList } from '@helan/contracts';
import { addDays, shanghaiDate, shanghaiInstant } from '@helan/domain';
import { type BankWord, bankSays } from '../../testing/bank-lines.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { LedgerService } from '../ledger/index.js';

const WHY = { reason: '银行柜面说明，明天更正' };
let platform: TestPlatform;
/** The day that is closed, and the two behind it. */
let first: string;
let second: string;
let third: string;

beforeAll(async () => {
  platform = await TestPlatform.start();
  first = addDays(shanghaiDate(await platform.time()), 1);
  second = addDays(first, 1);
  third = addDays(first, 2);
  await comes(first);
});
afterAll(() => platform.close());

const comes = (day: string) => platform.advance(shanghaiInstant(day, '10:00'));
const post = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post(`finance/days/PRICE_BANK/${route}`, body);
const refused = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).refused('post', `finance/days/PRICE_BANK/${route}`, body);
const day = async (of: string, login = 'chuna') =>
  (await platform.as(login)).get<DayView>(`finance/days/PRICE_BANK/${of}`);
const says = (...words: Omit<BankWord, 'bank'>[]) =>
  bankSays(
    platform,
    words.map((word) => ({ ...word, bank: 'PRICE_BANK' })),
  );
const short = ({ differences }: DayView) =>
  differences.map(({ name, kind, gapFen, isExplained }: DifferenceView) => [name, kind, gapFen, isExplained]);
const kindsOf = async (login: string) =>
  (await (await platform.as(login)).get<WorkList>('desk/work')).items
    .filter(({ kind }) => kind.startsWith('DAY_'))
    .map(({ kind, title }) => `${kind} ${title}`);

async function entered(flowNo: string, amountYuan: string, arrivedAt?: string): Promise<string> {
  const line = {
    ...{ bank: 'PRICE_BANK', flowNo, subAccount: '1', payerName: '路过的人', amountYuan },
    payerAccount: '29010201040009',
    arrivedAt: arrivedAt ?? (await platform.minute()),
  };
  return (await (await platform.as('chuna')).post<{ id: string }>('finance/receipts', line)).id;
}
const confirmed = async (id: string) =>
  (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
const lastEntry = async () =>
  (
    await platform.dataSource.query<{ day: string; memo: string }[]>(
      `select to_char(day, 'YYYY-MM-DD') as day, memo from ledger_entry order by id desc limit 1`,
    )
  )[0]!;
/** An entry of somebody's, on a day of the books. */
const books = (key: string, on: string) =>
  platform.dataSource.transaction((tx) =>
    platform.app.get(LedgerService).post(tx, {
      ...{ key, memo: '', day: on },
      lines: [
        { account: 'PRICE_BANK', subject: 'BD1', debitFen: 700n, creditFen: 0n },
        { account: 'PRICES_HELD', subject: 'BD1', debitFen: 0n, creditFen: 700n },
      ],
    }),
  );

describe('a day of two receipts', () => {
  let unconfirmed: string;

  test('is not over as long as the bank may still move something', async () => {
    await confirmed(await entered('W1', '12.34'));
    unconfirmed = await entered('W2', '100.00');
    expect(await lastEntry()).toMatchObject({ day: first });
    expect(await refused('chuna', `${first}/closing`)).toMatchObject({ code: 'close.day-not-over' });
    expect(await kindsOf('chuna')).toEqual([]);
    await comes(second);
    expect(await kindsOf('chuna')).toEqual([`DAY_CLOSE 价款专户 ${first}`]);
  });

  test('waits for a receipt that nobody has confirmed', async () => {
    expect(await refused('fuhe', `${first}/closing`)).toMatchObject({ status: 403 });
    const problem = await refused('chuna', `${first}/closing`);
    expect(problem).toMatchObject({ code: 'close.unconfirmed' });
    expect(problem.title).toContain('1 笔到账没有复核：流水 W2');
    expect(await day(first)).toMatchObject({ refusal: problem.title, unconfirmed: [{ flowNo: 'W2' }] });
    await confirmed(unconfirmed);
  });

  test('waits for a word of the bank', async () => {
    expect(await lastEntry()).toMatchObject({ day: first });
    expect(await refused('chuna', `${first}/closing`)).toMatchObject({ code: 'close.no-statement' });
    expect(await day(first)).toMatchObject({ bookFen: '11234', bankFen: null, differenceCount: 0 });
  });

  test('shows where book and bank disagree, and is not closed before somebody has said why', async () => {
    await says(
      { flowNo: 'W1', day: first, fen: 1234 },
      { flowNo: 'W2', day: first, fen: 100000 },
      { flowNo: 'W9', day: first, fen: 500 },
    );
    const view = await day(first);
    expect(view).toMatchObject({ bookFen: '11234', bankFen: '101734', differenceCount: 2 });
    expect(short(view)).toEqual([
      ['流水 W2', 'AMOUNT', '90000', false],
      ['流水 W9', 'BANK_ONLY', '500', false],
    ]);
    expect((await refused('chuna', `${first}/closing`)).title).toContain(
      '2 处差异没有说明：流水 W2、流水 W9',
    );
  });

  test('takes explanations in writing, that can be taken back', async () => {
    expect(await refused('chuna', `${first}/explanations`, { key: 'flow:W1', ...WHY })).toMatchObject({
      code: 'close.no-difference',
    });
    expect(await refused('fuhe', `${first}/explanations`, { key: 'flow:W2', ...WHY })).toMatchObject({
      status: 403,
    });
    for (const key of ['flow:W2', 'flow:W9']) await post('chuna', `${first}/explanations`, { key, ...WHY });
    await post('chuna', `${first}/explanations/withdrawal`, { key: 'flow:W9' });
    expect(await refused('chuna', `${first}/explanations/withdrawal`, { key: 'flow:W9' })).toMatchObject({
      code: 'close.not-explained',
    });
    expect(await refused('chuna', `${first}/closing`)).toMatchObject({ code: 'close.unexplained' });
    await post('chuna', `${first}/explanations`, { key: 'flow:W9', ...WHY });
    expect((await day(first)).differences[0]!.note).toMatchObject({ reason: WHY.reason, byName: '钱细分' });
  });

  test('is closed by one, and takes no entry from then on', async () => {
    await post('chuna', `${first}/closing`);
    expect(await day(first)).toMatchObject({ state: 'CLOSED', refusal: null, actions: ['takeBack'] });
    await expect(books('late', first)).rejects.toMatchObject({ faults: [{ code: 'close.closed' }] });
    await books('in time', second);
    expect(await refused('chuna', `${first}/closing`)).toMatchObject({ code: 'close.closed' });
    expect(await refused('chuna', `${first}/explanations`, { key: 'flow:W9', ...WHY })).toMatchObject({
      code: 'close.closed',
    });
    expect(await kindsOf('fuhe')).toEqual([`DAY_CONFIRM 价款专户 ${first}`]);
  });

  test('is not confirmed where the bank has sent something since; it is taken back and closed anew', async () => {
    await says({ flowNo: 'W10', day: first, fen: 100 });
    expect(await refused('fuhe', `${first}/confirmation`)).toMatchObject({ code: 'close.changed' });
    await post('fuhe', `${first}/closing/withdrawal`, { reason: '银行又送来一笔' });
    expect(short(await day(first))).toEqual([
      ['流水 W10', 'BANK_ONLY', '100', false],
      ['流水 W2', 'AMOUNT', '90000', true],
      ['流水 W9', 'BANK_ONLY', '500', true],
    ]);
    await post('chuna', `${first}/explanations`, { key: 'flow:W10', ...WHY });
    await post('chuna', `${first}/closing`);
  });

  test('is confirmed by another', async () => {
    expect(await refused('chuna', `${first}/confirmation`)).toMatchObject({ status: 403 });
    await platform.dataSource.query(
      "update account set roles = array['FINANCE_CLERK', 'FINANCE_CHECK'] where login = 'chuna'",
    );
    expect(await refused('chuna', `${first}/confirmation`)).toMatchObject({ code: 'permission.same-person' });
    await platform.dataSource.query(
      "update account set roles = array['FINANCE_CLERK'] where login = 'chuna'",
    );
    await post('fuhe', `${first}/confirmation`);
    const view = await day(first, 'fuhe');
    expect(view).toMatchObject({ state: 'CONFIRMED', closedByName: '钱细分', actions: [] });
    expect(view.acts.map(({ act }) => act)).toEqual([
      ...[
        'CONFIRM',
        'CLOSE',
        'EXPLAIN',
        'TAKE_BACK',
        'CLOSE',
        'EXPLAIN',
        'TAKE_BACK_NOTE',
        'EXPLAIN',
        'EXPLAIN',
      ],
    ]);
  });
});

describe('the day after', () => {
  test('has what the bank had on the closed one, and says so', async () => {
    await confirmed(await entered('W3', '1.00', first));
    expect(await lastEntry()).toEqual({ day: second, memo: `待认领款（银行 ${first} 的账，当天已结账）` });
  });

  test('goes on with what is explained, and lets go of what is settled', async () => {
    await comes(third);
    await says({ flowNo: 'W3', day: first, fen: 100 }, { flowNo: 'W9', day: second, fen: -500 });
    // Without a number of the bank, the entry above is known by its key.
    expect(short(await day(second))).toEqual([
      ['没有流水号的账 in time', 'BOOK_ONLY', '-700', false],
      ['流水 W2', 'AMOUNT', '90000', true],
      ['流水 W10', 'BANK_ONLY', '100', true],
    ]);
    expect((await day(first)).differences.find(({ name }) => name === '流水 W9')).toMatchObject({
      ...{ kind: 'IN_TRANSIT', settledOn: second },
    });
  });

  test('holds the bank’s own paper against both', async () => {
    const paper = async (balanceYuan: string) =>
      (await platform.as('chuna')).put(`finance/days/PRICE_BANK/${second}/balance`, { balanceYuan });
    expect(
      await (
        await platform.as('chuna')
      ).refused('put', `finance/days/PRICE_BANK/${second}/balance`, {
        balanceYuan: '约一千',
      }),
    ).toMatchObject({ faults: [{ field: 'balanceYuan', code: 'money.not-whole-fen' }] });
    await paper('1,000.00');
    expect((await day(second)).differences[0]).toMatchObject({
      ...{ kind: 'BALANCE', bookFen: '101434', bankFen: '100000', gapFen: '-1434' },
    });
    await paper('1,014.34');
    expect(await day(second)).toMatchObject({ bankFen: '101434', isBankTyped: true, differenceCount: 3 });
  });

  test('is not closed before an earlier one, and closes the days on which nothing moved along', async () => {
    const later = addDays(third, 3);
    await comes(addDays(later, 1));
    expect(await refused('chuna', `${later}/closing`)).toMatchObject({ code: 'close.earlier-open' });
    await post('chuna', `${second}/explanations`, { key: 'entry:in time', ...WHY });
    await post('chuna', `${second}/closing`);
    await post('chuna', `${later}/closing`);
    expect(await day(later)).toMatchObject({ state: 'CLOSED', fromDay: third, bookFen: '12034' });
    expect(await refused('chuna', `${second}/closing/withdrawal`, WHY)).toMatchObject({
      code: 'close.later-closed',
    });
    await post('fuhe', `${second}/confirmation`);
    const month = await (
      await platform.as('jianguan')
    ).get<MonthOfDaysView>(`finance/days/PRICE_BANK?month=${second.slice(0, 7)}`);
    expect(month).toMatchObject({ nextDay: null, closedThrough: later });
    expect(month.rows.find((row) => row.day === second)).toMatchObject({
      ...{ state: 'CONFIRMED', bookInFen: '800', bookOutFen: '0', bankInFen: '0', bankOutFen: '500' },
    });
  });

  test('is opened again by two, with all that were closed behind it', async () => {
    await post('chuna', `${first}/reopening`, { reason: 'W2 的金额录错了' });
    expect(await kindsOf('fuhe')).toContain(`DAY_REOPEN 价款专户 ${first}`);
    await post('fuhe', `${first}/reopening/answer`, { agrees: false, reason: '先问银行' });
    await post('chuna', `${first}/reopening`, { reason: 'W2 的金额录错了' });
    await (
      await platform.as('chuna')
    )
      .request('delete', `finance/days/PRICE_BANK/${first}/reopening`)
      .expect(204);
    await post('chuna', `${first}/reopening`, { reason: 'W2 的金额录错了' });
    expect(await refused('chuna', `${first}/reopening/answer`, { agrees: true, ...WHY })).toMatchObject({
      status: 403,
    });
    await expect(books('still closed', first)).rejects.toThrow();
    await post('fuhe', `${first}/reopening/answer`, { agrees: true, reason: '银行回单看过' });
    for (const one of [first, second]) expect(await day(one)).toMatchObject({ state: 'OPEN' });
    await books('put right', first);
    expect(await kindsOf('chuna')).toContain(`DAY_CLOSE 价款专户 ${first}`);
    await post('chuna', `${first}/explanations`, { key: 'entry:put right', ...WHY });
    await post('chuna', `${first}/closing`);
    await post('fuhe', `${first}/confirmation`);
  });

  test('asks whoever explained long ago to settle it', async () => {
    expect(await kindsOf('chuna')).toContain('DAY_DIFFERENCE 价款专户 流水 W2');
    expect(await kindsOf('fuhe')).toEqual([]);
  });
});

test('of another account nothing is closed by that, and there are no others', async () => {
  const other = await (await platform.as('chuna')).get<DayView>(`finance/days/DEPOSIT_BANK/${first}`);
  expect(other).toMatchObject({ state: 'OPEN', bookFen: '0', differenceCount: 0 });
  expect(await (await platform.as('chuna')).refused('get', 'finance/days/OPERATING_BANK')).toMatchObject({
    code: 'resource.not-found',
  });
  expect(await refused('chuna', '2026-02-30/closing')).toMatchObject({ code: 'close.bad-day' });
});
