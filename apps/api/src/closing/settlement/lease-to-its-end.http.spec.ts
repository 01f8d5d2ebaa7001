import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractView, PaymentRowView, VerificationView } from '@helan/contracts';
import { LedgerService } from '../../money/ledger/index.js';
import { Reminders } from '../../people/message/index.js';
import { Ending } from '../../testing/ending.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

/**
 * 120 亩 for twenty years from 2027-01-16, won at 625 元/亩/年, 10 % more every five years: 75,000.00, 82,500.00, 90,750.00
 * and 99,825.00 a year, five years each; 5 × 348,075.00 = 1,740,375.00. What is late costs 5/10,000 a day.
 */
const LEASE = {
  termFrom: '2027-01-16',
  termTo: '2047-01-15',
  escalation: { everyYears: 5, percentHundredths: 1000 },
  payment: 'YEARLY',
  lateFeePerMyriad: 5,
} as const;
const YEARLY = [7_500_000n, 8_250_000n, 9_075_000n, 9_982_500n];
const TOTAL = 174_037_500n;
/** Of each rent its day: 16 January, or the Monday after it. */
const DAYS = [
  '2028-01-17',
  '2029-01-16',
  '2030-01-16',
  '2031-01-16',
  '2032-01-16',
  '2033-01-17',
  '2034-01-16',
  '2035-01-16',
  '2036-01-16',
  '2037-01-16',
  '2038-01-18',
  '2039-01-17',
  '2040-01-16',
  '2041-01-16',
  '2042-01-16',
  '2043-01-16',
  '2044-01-18',
  '2045-01-16',
  '2046-01-16',
];
/** The fifth rent comes 35 days late: 75,000.00 × 35 × 5/10,000 = 1,312.50. */
const LATE = 5;
const LATE_FEE = 131_250n;
/** The twelfth is given up. */
const GIVEN_UP = 12;

let platform: TestPlatform;
let story: Story;
let lotId: string;
let projectId: string;
let contract: ContractView;

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 120_000);
afterAll(() => platform.close());

async function seen(login = 'jingmai2'): Promise<ContractView> {
  return (await platform.as(login)).get<ContractView>(`lots/${lotId}/contract`);
}

async function row(seq: number): Promise<PaymentRowView> {
  return (await seen()).payments.find((one) => one.seq === seq)!;
}

/** At ten in the morning of a day; everybody signs in anew. */
async function on(day: string): Promise<void> {
  await platform.advance(`${day}T10:00:00+08:00`);
  platform.signInAnew();
}

async function pay(seq: number): Promise<void> {
  const { amountFen, paidFen } = await row(seq);
  const yuan = (BigInt(amountFen) - BigInt(paidFen)).toString().replace(/(\d\d)$/, '.$1');
  await story.payPrice(contract, { amountYuan: yuan });
  while ((await story.payOutAll()) > 0);
}

/** An invented year with its New Year alone, ruled by two people. */
async function ruleYear(year: number): Promise<void> {
  const { id } = await (
    await platform.as('shenhe')
  ).post<{ id: string }>('rulings/calendar', {
    documentNo: `试验〔${year}〕1号`,
    days: [{ date: `${year}-01-01`, scope: 'NATIONAL', kind: 'OFF', name: '元旦' }],
    confirmedThrough: `${year}-12-31`,
  });
  await (await platform.as('fuzeren')).post(`rulings/${id}/approval`);
}

describe('a lease of twenty years', () => {
  test('is signed: twenty rents sum to the contract to the fen, the years to come are provisional', async () => {
    ({ lotId, projectId, contract } = await story.signed(LEASE));
    expect(contract.totalFen).toBe(TOTAL.toString());
    expect(contract.payments.map(({ amountFen }) => BigInt(amountFen))).toEqual(
      YEARLY.flatMap((fen) => [fen, fen, fen, fen, fen]),
    );
    expect(contract.payments.slice(1).every(({ isProvisional }) => isProvisional)).toBe(true);
    expect(contract.payments[0]).toMatchObject({ state: 'DUE', paidFen: '744000' });
    expect(contract.payments[1]).toMatchObject({ state: 'PLANNED' });
  });

  test('is paid for its first year, certified and filed', async () => {
    await story.payPrice(contract);
    while ((await story.payOutAll()) > 0);
    expect(await row(1)).toMatchObject({ state: 'PAID_OUT', paidOutFen: '7500000' });
    const ending = new Ending(story);
    await ending.certify(lotId);
    await ending.close(lotId);
    await ending.archive(lotId);
  }, 300_000);

  test('has its days once two people have ruled the years', async () => {
    for (let year = 2027; year <= 2047; year += 1) await ruleYear(year);
    await platform.advance((await platform.time()) + 1000);
    const { payments } = await seen();
    expect(payments.slice(1).map(({ dueOn }) => dueOn)).toEqual(DAYS);
    expect(payments.some(({ isProvisional }) => isProvisional)).toBe(false);
  }, 120_000);

  test('a rent is asked for thirty days before its day, and its payer reminded three times', async () => {
    const told = async () => {
      await platform.app.get(Reminders).look();
      const rows: { subject: string }[] = await platform.dataSource.query(
        "select distinct subject from message where event = 'payment.due' and subject like 'payment:%:2:%' order by subject",
      );
      return rows.map(({ subject }) => subject.split(':').at(-1));
    };
    await on('2027-12-17');
    expect((await row(2)).state).toBe('PLANNED');
    expect(await told()).toEqual([]);
    await on('2027-12-18');
    expect((await row(2)).state).toBe('DUE');
    expect(await told()).toEqual(['30']);
    await on('2028-01-10');
    expect(await told()).toEqual(['30', '7']);
    await on('2028-01-16');
    expect(await told()).toEqual(['1', '30', '7']);
    await on('2028-01-17');
    await pay(2);
    expect(await row(2)).toMatchObject({ state: 'PAID_OUT', paidFen: '7500000' });
  }, 120_000);

  test('rents come and go year by year', async () => {
    for (const seq of [3, 4]) {
      await on(DAYS[seq - 2]!);
      await pay(seq);
      expect((await row(seq)).state).toBe('PAID_OUT');
    }
  }, 120_000);

  test('one is overdue: three letters, the supervisor hears, and the fee is what the contract says', async () => {
    await on('2031-01-17');
    expect(await row(LATE)).toMatchObject({ state: 'OVERDUE', dunned: 0 });
    await on('2031-01-19');
    expect(await row(LATE)).toMatchObject({ state: 'OVERDUE', dunned: 1 });
    await on('2031-01-31');
    expect((await row(LATE)).dunned).toBe(2);
    await on('2031-02-15');
    const { letters } = await seen();
    expect(letters.map(({ no, openFen }) => [no.slice(-5), openFen])).toEqual([
      ['CJ053', '7500000'],
      ['CJ052', '7500000'],
      ['CJ051', '7500000'],
    ]);
    const alerts = await platform.dataSource.query<{ level: string; evidence: string }[]>(
      "select level, evidence from risk_alert where code = 'R25'",
    );
    expect(alerts).toEqual([
      { level: 'YELLOW', evidence: expect.stringContaining('第 5 期款应在 2031-01-16 付，逾期三十天') },
    ]);
    await on('2031-02-20');
    await pay(LATE);
    expect((await row(LATE)).state).toBe('PAID_OUT');
    expect(await row(21)).toMatchObject({
      kind: 'LATE_FEE',
      state: 'DUE',
      dueOn: '2031-02-25',
      amountFen: LATE_FEE.toString(),
      covers: '第 5 期逾期 35 天的违约金',
    });
    await pay(21);
    expect((await row(21)).state).toBe('PAID_OUT');
  }, 120_000);

  test('the letters are for the two sides and for whoever keeps the money', async () => {
    const [letter] = (await seen()).letters;
    const route = `lots/${lotId}/settlement/letters/${letter!.id}`;
    for (const login of ['jingmai2', 'nonghu', 'fuhe'])
      expect((await (await platform.as(login)).request('get', route)).status).toBe(200);
    expect(await (await platform.as('jingmai1')).refused('get', route)).toMatchObject({ status: 404 });
  });

  test('rents go on, and one is given up by the transferor alone', async () => {
    for (let seq = LATE + 1; seq < GIVEN_UP; seq += 1) {
      await on(DAYS[seq - 2]!);
      await pay(seq);
    }
    await on('2038-01-20');
    expect(await row(GIVEN_UP)).toMatchObject({ state: 'OVERDUE', amountFen: '9075000' });
    const route = `lots/${lotId}/settlement/payments/${GIVEN_UP}/waiver`;
    const word = { name: '赵禾田', reason: '当年遭雹灾' };
    expect(await (await platform.as('jingmai2')).refused('post', route, word)).toMatchObject({ status: 404 });
    expect(
      await (await platform.as('nonghu')).refused('post', route, { ...word, name: '赵禾天' }),
    ).toMatchObject({ faults: [{ field: 'name' }] });
    await (await platform.as('nonghu')).post(route, word);
    expect((await row(GIVEN_UP)).state).toBe('WAIVED');
    expect((await seen()).changes[0]).toMatchObject({
      kind: 'WAIVER',
      seq: GIVEN_UP,
      words: '免收 90,750.00 元',
      reason: '当年遭雹灾',
      agrees: true,
    });
    expect(await (await platform.as('nonghu')).refused('post', route, word)).toMatchObject({
      code: 'payment.row-closed',
    });
  }, 300_000);

  test('the last rents come; its time is over as its last day ends', async () => {
    for (let seq = GIVEN_UP + 1; seq <= 20; seq += 1) {
      await on(DAYS[seq - 2]!);
      await pay(seq);
    }
    await on('2047-01-15');
    expect((await seen()).state).toBe('SIGNED_ALL');
    await on('2047-01-16');
    expect(await seen()).toMatchObject({ state: 'EXPIRED', stateName: '期限届满', ended: null });
    const { payments } = await seen();
    expect(payments.filter(({ state }) => state === 'PAID_OUT')).toHaveLength(20);
    expect(payments.filter(({ state }) => state === 'WAIVED').map(({ seq }) => seq)).toEqual([GIVEN_UP]);
  }, 300_000);

  test('every sum is what it was to be: received, paid out, nothing held', async () => {
    const five = (fen: bigint) => [fen, fen, fen, fen, fen];
    const out = (await seen()).payments.map(({ paidOutFen }) => BigInt(paidOutFen));
    expect(out).toEqual([
      ...five(7_500_000n),
      ...five(8_250_000n),
      ...[9_075_000n, 0n, 9_075_000n, 9_075_000n, 9_075_000n],
      ...five(9_982_500n),
      LATE_FEE,
    ]);
    const sums = await platform.dataSource.query(
      `select sum(paid_fen)::text as paid, sum(paid_out_fen)::text as out,
         sum(amount_fen) filter (where kind = 'PRICE')::text as price from payment_row where contract_id = $1`,
      [contract.id],
    );
    // 1,740,375.00 − 90,750.00 + 1,312.50.
    expect(sums).toEqual([{ paid: '165093750', out: '165093750', price: '174037500' }]);
    const booked = await platform.dataSource.query(
      `select sum(credit_fen)::text as owed, sum(debit_fen)::text as settled from ledger_line where account = 'PRICES_HELD'`,
    );
    expect(booked).toEqual([{ owed: '165093750', settled: '165093750' }]);
    // Nineteen rents and the fee, each by an order of its own, all to the farmer.
    const orders = await platform.dataSource.query(
      `select payee_name, count(*)::int as orders, sum(amount_fen)::text as fen from payment_order
       where kind = 'PAYOUT' and state = 'CONFIRMED' group by payee_name`,
    );
    expect(orders).toEqual([{ payee_name: '赵禾田', orders: 20, fen: '165093750' }]);
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
    expect((await leftOf(platform, projectId)).held).toEqual(NOTHING.held);
  });

  test('the certificate says that its time is over, and both sides are told', async () => {
    const [{ code }] = await platform.dataSource.query<[{ code: string }]>('select code from certificate');
    expect(await platform.nobody().get<VerificationView>(`verification?certificate=${code}`)).toMatchObject({
      verdict: 'EXPIRED',
      verdictName: '期限已满',
    });
    const told = await platform.dataSource.query<{ count: number }[]>(
      "select count(*)::int as count from outbox where topic = 'contract.moved' and payload->>'to' = 'EXPIRED'",
    );
    expect(told).toEqual([{ count: 1 }]);
  });

  test('the land can be listed for the time afterwards, and not for the time before', async () => {
    const claimed = await platform.dataSource.query<{ before: boolean; after: boolean }[]>(
      `select bool_and(period @> daterange('2027-01-16', '2047-01-15', '[]')) as before,
         bool_or(period && daterange('2047-01-16', null, '[)')) as after
       from subject_claim where project_id = $1 and is_active`,
      [projectId],
    );
    expect(claimed).toEqual([{ before: true, after: false }]);
  });
});
