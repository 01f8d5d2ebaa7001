import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NoticeView, PaymentOrderView, RegistrationView } from '@helan/contracts';
import { Story } from '../../../apps/api/src/testing/story.js';
import { TestPlatform } from '../../../apps/api/src/testing/test-platform.js';
import { type Cast, assemble } from '../cast.js';
import type { Stage } from '../stage.js';
import { admit } from './registration.js';
import { payOut } from './settlement.js';

let platform: TestPlatform;
let story: Story;
let cast: Cast;
let stage: Stage;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  await platform.app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(platform.app.getHttpServer().address() as AddressInfo).port}`;
  cast = await assemble(url, 'FARMER_HOUSEHOLD');
  const facts: Stage['facts'] = {
    noticeId: 'X',
    typeCode: 'T01',
    listerKind: 'FARMER_HOUSEHOLD',
    application: {},
    isDepositPaid: false,
    defaults: [],
    remarks: [],
  };
  stage = { url, cast, facts, say: () => undefined };
}, 60_000);
afterAll(() => platform.close());

const stateOf = async (login: string, id: string) =>
  (await (await platform.as(login)).get<RegistrationView>(`my/registrations/${id}`)).state;
const due = () => cast.staff.cashier.all<PaymentOrderView>('finance/payment-orders?state=DUE');

test('a file of another lot that has waited longer is left to its own reviewer', async () => {
  const other = await story.listed();
  const stranger = await story.register('jingmai1', other.lotId);
  const { projectId, lotId, endsAt } = await story.listed();
  const own = ['jingmai2', 'jingmai3'];
  const registered = [];
  for (const bidder of cast.bidders.filter(({ login }) => own.includes(login)))
    registered.push({ bidder, registrationId: await story.register(bidder.login, lotId) });
  const notice = { registrationEndsAt: endsAt.toISOString() } as NoticeView;
  await platform.advance(endsAt.getTime() + 1000);
  await admit(stage, { projectId, lotId, notice }, registered);
  for (const { bidder, registrationId } of registered)
    expect(await stateOf(bidder.login, registrationId)).not.toBe('QUALIFYING');
  expect(await stateOf('jingmai1', stranger)).toBe('QUALIFYING');
  await story.qualifyAll();
});

test('orders of another lot stay due', async () => {
  const other = await story.signed();
  const { lotId } = await story.signed();
  const lots = async () => new Set((await due()).map((order) => order.lotId));
  expect(await lots()).toEqual(new Set([other.lotId, lotId]));
  await payOut(stage, lotId);
  expect(await lots()).toEqual(new Set([other.lotId]));
});
