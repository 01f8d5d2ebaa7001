import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ConsultationView, RegistrationView } from '@helan/contracts';
import { LedgerService } from '../../money/ledger/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2'];
/** Due on Monday, 16 November, 17:00; missing a working day later. */
const IN_TIME = '2026-11-16T03:00:00Z';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let registrations: string[];
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const listed = await story.listed({ extensionCycles: 0 });
  ({ lotId } = listed);
  registrations = await story.registerAll(BIDDERS, lotId);
  await platform.advance(listed.endsAt.getTime() + 1000);
  await story.qualifyAll();
});
afterEach(() => platform.close());

const own = async (index: number) =>
  (await platform.as(BIDDERS[index]!)).get<RegistrationView>(`my/registrations/${registrations[index]}`);
const asked = async () =>
  (
    await (
      await platform.as('zuzhi')
    ).get<{ consultation: ConsultationView | null }>(`lots/${lotId}/consultation`)
  ).consultation;
const receiptState = async (id: string) =>
  (await (await platform.as('chuna')).get<{ state: string }>(`finance/receipts/${id}`)).state;
const enter = async (index: number, arrivedAt: string): Promise<string> => {
  const cashier = await platform.as('chuna');
  const { deposit } = await own(index);
  const { party } = await (await platform.as(BIDDERS[index]!)).get<{ party: { name: string } }>('my/party');
  const { id } = await cashier.post<{ id: string }>('finance/receipts', {
    bank: 'DEPOSIT_BANK',
    flowNo: randomUUID().slice(0, 20),
    subAccount: deposit!.subAccount,
    payerName: party.name,
    payerAccount: '290102010400991',
    amountYuan: '7440',
    arrivedAt,
  });
  return id;
};
const confirm = async (id: string) => (await platform.as('fuhe')).post(`finance/receipts/${id}/confirmation`);
const settle = async (id: string, isHis: boolean) => {
  const reason = '对着银行流水看过到账时间';
  await (await platform.as('chuna')).post(`finance/receipts/${id}/decision`, { isHis, reason });
  await (await platform.as('fuhe')).post(`finance/receipts/${id}/decision/answer`, { agrees: true, reason });
};

test('money that waits for its second person holds the deadline', async () => {
  await story.payDeposit('jingmai2', registrations[1]!);
  await platform.advance('2026-11-17T08:30:00Z');
  const id = await enter(0, IN_TIME);
  await platform.advance('2026-11-18T02:00:00Z');
  expect(await own(0)).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
  await confirm(id);
  expect(await own(0)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
});

test('money that came too late holds it only until somebody has confirmed it', async () => {
  await story.payDeposit('jingmai2', registrations[1]!);
  await platform.advance('2026-11-17T08:30:00Z');
  const id = await enter(0, '2026-11-17T03:00:00Z');
  await platform.advance('2026-11-18T02:00:00Z');
  await confirm(id);
  await platform.advance('2026-11-18T02:10:00Z');
  expect(await own(0)).toMatchObject({ state: 'LAPSED', deposit: { state: 'LATE' } });
  expect(await receiptState(id)).toBe('POOLED');
});

test('money that came in time and was entered after the registration had lapsed is for two, who let him in again', async () => {
  await story.payDeposit('jingmai2', registrations[1]!);
  await platform.advance('2026-11-18T02:00:00Z');
  expect(await own(0)).toMatchObject({ state: 'LAPSED', deposit: { state: 'LATE' } });
  const id = await story.payDeposit('jingmai1', registrations[0]!, { arrivedAt: IN_TIME });
  expect(await receiptState(id)).toBe('HELD');
  // Meanwhile nothing is decided, whoever answers.
  await story.bothSidesAgree(lotId);
  expect(await asked()).toMatchObject({ state: 'ASKING', standing: { takingPart: 1 } });
  await settle(id, true);
  expect(await own(0)).toMatchObject({ state: 'ADMITTED', deposit: { state: 'HELD' } });
  expect(await asked()).toMatchObject({ state: 'ASKING', standing: { takingPart: 2, unanswered: 1 } });
  await (await platform.as('jingmai1')).post(`lots/${lotId}/consultation/answer`, { agrees: true });
  expect(await asked()).toMatchObject({ state: 'CLOSED', way: 'BID' });
  expect(await platform.app.get(LedgerService).check()).toEqual([]);
});

test('or send it back; then the others go on', async () => {
  await story.payDeposit('jingmai2', registrations[1]!);
  await platform.advance('2026-11-18T02:00:00Z');
  const id = await story.payDeposit('jingmai1', registrations[0]!, { arrivedAt: IN_TIME });
  await settle(id, false);
  expect(await own(0)).toMatchObject({ state: 'LAPSED', deposit: { state: 'LATE' } });
  expect(await receiptState(id)).toBe('UNCLAIMED');
  await story.bothSidesAgree(lotId);
  expect((await asked())!.state).toBe('CLOSED');
});

test('a receipt that goes back while the lot stands still starts no clock', async () => {
  await platform.advance('2026-11-16T08:00:00Z');
  const id = await story.payDeposit('jingmai1', registrations[0]!, { arrivedAt: '2026-11-16' });
  const head = await platform.as('fuzeren');
  await platform.advance('2026-11-17T09:00:01Z');
  await head.post(`lots/${lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '邻户有异议' });
  await settle(id, false);
  await platform.advance('2026-11-20T02:00:00Z');
  expect(await own(0)).toMatchObject({ state: 'QUALIFIED', deposit: { state: 'DUE' } });
  await head.post(`lots/${lotId}/resumption`, { reason: '已查清' });
  expect(Date.parse((await own(0)).deposit!.dueAt)).toBeGreaterThan(Date.parse('2026-11-20T02:00:00Z'));
});
