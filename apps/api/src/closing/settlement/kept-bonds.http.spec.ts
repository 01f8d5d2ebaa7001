import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractView } from '@helan/contracts';
import { moveDeposits } from '../../testing/transfers.js';
import { Releases } from '../../testing/releases.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const RISK = { bondKind: 'RISK_DEPOSIT', bondYuan: '50000' } as const;
const OTHER_ACCOUNT = '29010201040099';

let platform: TestPlatform;
let story: Story;
let releases: Releases;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  releases = new Releases(story);
});
afterAll(() => platform.close());

const contractOf = async (lotId: string) =>
  (await platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`);
const bondRow = async (lotId: string) =>
  (await contractOf(lotId)).payments.find(({ kind }) => kind === 'BOND')!;
const faults = async () =>
  (await (await platform.as('fuhe')).get<{ faults: string[] }>('finance/ledger-check')).faults;

describe('what a notice asks for beside the price', () => {
  let lotId: string;
  let contract: ContractView;
  beforeAll(async () => {
    ({ lotId, contract } = await story.signed(RISK));
  }, 180_000);

  test('is said with the manner of payment, and is the last row of the plan, due with the first', async () => {
    const { payments } = contract;
    expect(payments.at(-1)).toMatchObject({
      ...{ kind: 'BOND', covers: '风险保障金', amountFen: '5000000', paidFen: '0' },
      dueOn: payments[0]!.dueOn,
    });
    const rows: { name: string }[] = await platform.dataSource.query(
      "select terms->>'paymentName' as name from lot where id = $1",
      [lotId],
    );
    expect(rows[0]!.name).toContain('另交风险保障金 50,000.00 元');
  });

  test('no deposit pays it, and the price is not settled without it', async () => {
    await moveDeposits(platform);
    await story.payPrice(contract);
    await story.payOutAll();
    expect(await bondRow(lotId)).toMatchObject({ state: 'DUE', paidFen: '0' });
    expect(await story.state(lotId)).toBe('SETTLING');
  });

  test('stays with the center', async () => {
    await story.payPrice(contract, { amountYuan: '50000.00', payerAccount: OTHER_ACCOUNT });
    expect(await bondRow(lotId)).toMatchObject({ state: 'KEPT', stateName: '已收到，中心保管' });
    expect(await releases.bonds()).toMatchObject([
      { kindName: '风险保障金', amountFen: '5000000', claimedFen: '0', state: 'HELD', overAt: null },
    ]);
    expect(await releases.owed('BONDS_HELD')).toBe('5000000');
    expect(await story.state(lotId)).toBe('SETTLED');
    expect(await faults()).toEqual([]);
  });

  test('goes back to the account that it came from, some days after the contract’s end', async () => {
    for (const login of ['nonghu', 'jingmai2'])
      await (
        await platform.as(login)
      ).post(`lots/${lotId}/contract-ending/consent`, { reason: '双方商量好了' });
    await (
      await platform.as('fuzeren')
    ).post(`lots/${lotId}/contract-ending`, {
      ...{ cause: 'AGREED', documentNo: '解除协议 2', note: '双方协议解除' },
    });
    const [bond] = await releases.bonds();
    await platform.advance(Date.parse(bond!.returnsAt!) + 1000);
    const [order] = await releases.orders('BOND_RETURN', 'DUE');
    expect(order).toMatchObject({ amountFen: '5000000', payeeName: '立岗镇惠泽种植专业合作社' });
    const { payeeAccount } = await (
      await platform.as('chuna')
    ).get<{ payeeAccount: string }>(`finance/payment-orders/${order!.id}/payee`);
    expect(payeeAccount).toBe(OTHER_ACCOUNT);
    await releases.payAll();
    expect(await releases.bonds()).toMatchObject([{ state: 'RETURNED' }]);
    expect(await releases.owed('BONDS_HELD')).toBe('0');
    expect(await faults()).toEqual([]);
  });
});

describe('a receipt that pays the price and what stays', () => {
  let lotId: string;
  let contract: ContractView;
  let receiptId: string;
  beforeAll(async () => {
    ({ lotId, contract } = await story.signed(RISK));
    await moveDeposits(platform);
  }, 180_000);

  test('is booked whole: on one line the price, on another the bond', async () => {
    const [first] = contract.payments as [(typeof contract.payments)[number]];
    const fen = BigInt(first.amountFen) - BigInt(first.paidFen) + 5_000_000n;
    receiptId = await story.payPrice(contract, {
      amountYuan: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`,
    });
    expect(await bondRow(lotId)).toMatchObject({ state: 'KEPT' });
    expect(await releases.owed('BONDS_HELD')).toBe('5000000');
    expect(await faults()).toEqual([]);
  });

  test('is taken back whole by two people; the bond is none any more', async () => {
    const undo = { isHis: false, isUndone: true, reason: '付款人来电话，不是这份合同的' };
    await (await platform.as('chuna')).post(`finance/receipts/${receiptId}/decision`, undo);
    await (
      await platform.as('fuhe')
    ).post(`finance/receipts/${receiptId}/decision/answer`, { agrees: true, reason: '核对过流水' });
    expect(await bondRow(lotId)).toMatchObject({ state: 'DUE', paidFen: '0' });
    expect((await releases.bonds())[0]).toMatchObject({ state: 'UNDONE', stateName: '认领错了，已冲回' });
    expect(await releases.owed('BONDS_HELD')).toBe('0');
    expect(await faults()).toEqual([]);
  });
});

describe('a form', () => {
  test.each([
    [
      'more than a year’s rent',
      { bondKind: 'RISK_DEPOSIT', bondYuan: '74400.01' },
      'bond.too-much',
      'bondYuan',
    ],
    ['no amount', { bondKind: 'BOND' }, 'application.missing-field', 'bondYuan'],
    ['beside a deposit that becomes one', { ...RISK, depositUse: 'BOND' }, 'bond.twice', 'bondKind'],
  ] as const)('with %s is refused', async (_, change, code, field) => {
    const id = await story.draft(change);
    const problem = await (await platform.as('nonghu')).refused('post', `projects/${id}/submission`);
    expect(problem.faults).toContainEqual(expect.objectContaining({ code, field }));
  });
});
