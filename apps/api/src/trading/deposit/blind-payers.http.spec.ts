import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, PaymentOrderView, ReceiptView, RegistrationView } from '@helan/contracts';
import { type Application, formatYuan } from '@helan/domain';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const NAMES = { jingmai1: '马新雨', jingmai3: '王春晓' } as const;
type Bidder = keyof typeof NAMES;

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

const list = async (login = 'chuna', query = '') =>
  (await platform.as(login)).get<PageView<ReceiptView>>(`finance/receipts${query}`);
const namesIn = async (login?: string, query?: string) =>
  (await list(login, query)).items.map(({ payerName }) => payerName).sort();

/** A lot with two qualified applicants, while it is still listed: it is bid for since its notice. */
async function openLot(change: Application = {}) {
  const { lotId, projectId, endsAt } = await story.listed({ trading: { mode: 'DYNAMIC' }, ...change });
  const registrations = {
    jingmai1: await story.register('jingmai1', lotId),
    jingmai3: await story.register('jingmai3', lotId),
  };
  await story.qualifyAll();
  return { lotId, projectId, endsAt, registrations };
}

/** The cashier enters a deposit's line; nobody has looked at it yet. */
async function enter(login: Bidder, registrationId: string, change: object = {}): Promise<string> {
  const bidder = await platform.as(login);
  const { deposit } = await bidder.get<RegistrationView>(`my/registrations/${registrationId}`);
  const { at } = await bidder.get<{ at: string }>('clock');
  const { id } = await (
    await platform.as('chuna')
  ).post<{ id: string }>('finance/receipts', {
    bank: 'DEPOSIT_BANK',
    flowNo: randomUUID().slice(0, 20),
    subAccount: deposit!.subAccount,
    payerName: NAMES[login],
    payerAccount: login === 'jingmai1' ? '29010201040011' : '29010201040033',
    amountYuan: formatYuan(BigInt(deposit!.amountFen)),
    arrivedAt: at,
    ...change,
  });
  return id;
}

const CLOSED_ORDER = { lotId: null, payeeName: null, payeeAccountMasked: null, amountFen: null };
const orders = async (login: string) =>
  (await (await platform.as(login)).get<PageView<PaymentOrderView>>('finance/payment-orders')).items;
const openOrder = async (login: string, id: string) =>
  (await platform.as(login)).get<PaymentOrderView>(`finance/payment-orders/${id}`);
const expectClosed = async (login: string, id: string) =>
  expect(await (await platform.as(login)).refused('get', `finance/payment-orders/${id}`)).toMatchObject({
    status: 404,
  });
/** Nobody can register any more. */
const end = async (lotId: string) => {
  const head = await platform.as('fuzeren');
  await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
  const supervisor = await platform.as('jianguan');
  await supervisor.post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '权属材料虚假' });
};
const confirm = async (id: string) => (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);

describe('while anybody may still register', () => {
  test('a deposit that waits is opened by itself; matched, it is listed to nobody; after the closing, to all', async () => {
    const { lotId, endsAt, registrations } = await openLot();
    const first = await enter('jingmai1', registrations.jingmai1);
    for (const login of ['chuna', 'fuhe', 'jianguan'])
      expect((await list(login)).items).toMatchObject([
        { id: first, state: 'ENTERED', payerName: null, subAccount: null, amountFen: null },
      ]);
    const line = {
      id: first,
      payerName: '马新雨',
      subAccount: expect.any(String),
      amountFen: expect.any(String),
    };
    for (const login of ['chuna', 'fuhe'])
      expect(await (await platform.as(login)).get(`finance/receipts/${first}`)).toMatchObject(line);
    expect(await (await platform.as('jianguan')).refused('get', `finance/receipts/${first}`)).toMatchObject({
      status: 403,
    });

    await confirm(first);
    await confirm(await enter('jingmai3', registrations.jingmai3));
    for (const login of ['chuna', 'fuhe', 'jianguan'])
      for (const query of ['', '?state=MATCHED']) {
        const { items, total } = await list(login, query);
        expect([items, total]).toEqual([[], 0]);
      }
    expect(await (await platform.as('fuhe')).refused('get', `finance/receipts/${first}`)).toMatchObject({
      status: 404,
    });

    await platform.advance(endsAt.getTime() + 1000);
    expect(await story.state(lotId)).toBe('REG_CLOSED');
    expect(await namesIn()).toEqual(['王春晓', '马新雨'].sort());
  });

  test('what finds no owner stays on the list with its reason but no name, is opened by itself, and can be paid back', async () => {
    const { lotId, registrations } = await openLot();
    const before = (await list()).total;
    const id = await enter('jingmai1', registrations.jingmai1, { payerName: '李代付' });
    await confirm(id);
    await leavePool(platform);
    const { items, total } = await list('chuna', '?state=UNCLAIMED');
    expect(items).toMatchObject([{ id, payerName: null, subAccount: null, amountFen: null }]);
    expect(await (await platform.as('fuhe')).get(`finance/receipts/${id}`)).toMatchObject({
      payerName: '李代付',
    });
    expect(items[0]!.faultSentence).toContain('不能代付');
    expect([total, (await list()).total]).toEqual([1, before + 1]);
    const [order] = (await orders('chuna')).filter(({ state }) => state === 'DUE');
    expect(order).toMatchObject({ kind: 'RETURN', ...CLOSED_ORDER });
    expect(await openOrder('chuna', order!.id)).toMatchObject({ payeeName: '李代付' });
    await expectClosed('fuhe', order!.id);
    expect(await story.payOutAll()).toBe(1);
    const closed = { id, payerName: null, subAccount: null };
    expect((await list('chuna', '?state=RETURNED')).items).toMatchObject([closed]);
    await end(lotId);
    expect((await list('chuna', '?state=RETURNED')).items).toMatchObject([{ id, payerName: '李代付' }]);
    expect((await orders('chuna')).find((one) => one.id === order!.id)).toMatchObject({
      payeeName: '李代付',
    });
  });

  test('whoever leaves before the closing is paid back without a name on any list', async () => {
    const { lotId, registrations } = await openLot();
    await confirm(await enter('jingmai1', registrations.jingmai1));
    await (await platform.as('jingmai1')).post(`registrations/${registrations.jingmai1}/withdrawal`);
    for (const login of ['chuna', 'fuhe', 'jianguan'])
      expect((await orders(login)).filter(({ state }) => state === 'DUE')).toMatchObject([
        { kind: 'REFUND', ...CLOSED_ORDER },
      ]);
    const { id } = (await orders('chuna')).find(({ state }) => state === 'DUE')!;
    const line = {
      payeeName: '马新雨',
      payeeAccountMasked: expect.any(String),
      amountFen: expect.any(String),
    };
    expect(await openOrder('chuna', id)).toMatchObject(line);
    await (await platform.as('chuna')).post(`finance/payment-orders/${id}/execution`, { flowNo: 'T1' });
    for (const login of ['chuna', 'fuhe']) expect(await openOrder(login, id)).toMatchObject(line);
    expect((await orders('fuhe')).find((one) => one.id === id)).toMatchObject(CLOSED_ORDER);
    await (await platform.as('fuhe')).post(`finance/payment-orders/${id}/confirmation`);
    await expectClosed('fuhe', id);
    await end(lotId);
    expect((await orders('jianguan')).find((one) => one.id === id)).toMatchObject({ payeeName: '马新雨' });
  });

  test('a lot that is stopped tells as little, and everything once it is over', async () => {
    const { lotId, registrations } = await openLot();
    const before = (await list()).total;
    await confirm(await enter('jingmai3', registrations.jingmai3));
    const head = await platform.as('fuzeren');
    await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户提出异议' });
    expect((await list()).total).toBe(before);
    const supervisor = await platform.as('jianguan');
    await supervisor.post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '权属材料虚假' });
    expect((await list()).total).toBe(before + 1);
  });
});
