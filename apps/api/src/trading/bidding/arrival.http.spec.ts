import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { BidRecordView, RoomView } from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { ConfirmedSessions } from '../../kernel/auth/index.js';
import { admittedTogether, workingDayAt } from '../../testing/sessions.js';
import { SlowRequest, bufferingProxy, portOf } from '../../testing/slow-request.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { BidGate } from './bid-gate.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
let platform: TestPlatform;
let story: Story;
let lots: string[];
let port: number;

beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  lots = await admittedTogether(story, BIDDERS, [{}, {}, {}, {}, {}, {}]);
  port = await portOf(platform.app.getHttpServer());
}, 120_000);
afterAll(() => platform.close());

/** By less than this a bid's stamp lies beside the database's time. */
const BESIDE_MS = 200;

const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
const opened = async (lotId: string) => {
  const startAt = await workingDayAt(platform, '10:00');
  await (await platform.as('zuzhi')).post(`lots/${lotId}/trading`, { startAt });
  await platform.advance(Date.parse(startAt) + 1000);
  return room(lotId);
};
const toTheEnd = (lotId: string) =>
  story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1 and is_current",
    lotId,
  );

/** The head of a bid of somebody who has bid before, on the short way or, with a strange cookie, the controller's. */
async function headOf(login: string, lotId: string, yuan: number, { isWhole = false, to = port } = {}) {
  const person = await platform.as(login);
  const own = person.request('post', `lots/${lotId}/bids`);
  const cookie = String(own.get('Cookie'));
  return SlowRequest.begin(
    to,
    `lots/${lotId}/bids`,
    {
      Cookie: isWhole ? `${cookie}; seen=${randomUUID()}` : cookie,
      'X-CSRF-Token': String(own.get('X-CSRF-Token')),
      'Idempotency-Key': randomUUID(),
    },
    JSON.stringify({ amountFen: String(yuan * 100) }),
  );
}

describe.each([
  ['on the short way', false, false],
  ['on the way of the controller', true, false],
  ['on the short way behind a proxy that buffers', false, true],
  ['on the way of the controller behind a proxy that buffers', true, true],
])('a bid whose body is held back %s', (_, isWhole, isProxied) => {
  const lotOf = () => lots[Number(isWhole) * 2 + Number(isProxied)]!;

  test('counts from its last byte: once the end has passed it is late, and the rival keeps the lot', async () => {
    const lotId = lotOf();
    const proxy = isProxied ? await bufferingProxy(port) : undefined;
    await opened(lotId);
    await story.bid('jingmai1', lotId, 620);
    await platform.app.get(ConfirmedSessions).confirm();
    const { freeEndAt } = (await room(lotId)).bidding;
    await platform.advance(Date.parse(freeEndAt) + 1_000);
    await story.bid('jingmai2', lotId, 625);
    const { endAt } = (await room(lotId)).bidding;
    await platform.advance(Date.parse(endAt) - 500);
    const taken = jest.spyOn(platform.app.get(BidGate), 'take');
    const held = await headOf('jingmai1', lotId, 630, { isWhole, to: proxy?.port ?? port });
    while ((await platform.time()) < Date.parse(endAt) + BESIDE_MS);
    // A proxy brings the head only now: by then the session has to have been read within the last second.
    await platform.app.get(ConfirmedSessions).confirm();
    const answer = await held.finish();
    expect(answer).toMatchObject({ status: 409, text: expect.stringContaining('bid.after-end') as unknown });
    await toTheEnd(lotId);
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(verifyRecord(record)).toMatchObject({ faults: [], bids: 2, amountFen: 62_500n });
    expect(taken).toHaveBeenCalledTimes(isWhole ? 0 : 1);
    taken.mockRestore();
    await proxy?.close();
  }, 60_000);
});

test('a body that does not come is refused, and the session goes on meanwhile', async () => {
  const lotId = lots[4]!;
  await opened(lotId);
  await story.bid('jingmai1', lotId, 620);
  await platform.app.get(ConfirmedSessions).confirm();
  const gate = platform.app.get(BidGate);
  gate.bodyWithinMs = 60;
  try {
    for (const isWhole of [false, true]) {
      const answer = await (await headOf('jingmai1', lotId, 640, { isWhole })).finish({ isSilent: true });
      expect(answer).toMatchObject({
        status: 408,
        text: expect.stringContaining('request.body-late') as unknown,
      });
    }
  } finally {
    gate.bodyWithinMs = 10_000;
  }
  await story.bid('jingmai2', lotId, 625);
  expect((await room(lotId)).bidding).toMatchObject({ count: 2, currentFen: '62500' });
}, 60_000);

test('times never go back: a stamp before the last accepted one counts as that one, and both stand in the line', async () => {
  const lotId = lots[5]!;
  await opened(lotId);
  await story.bid('jingmai1', lotId, 620);
  await platform.dataSource.query(
    "update bidding_session set last_at = last_at + interval '300 milliseconds' where lot_id = $1",
    [lotId],
  );
  await story.bid('jingmai2', lotId, 625);
  const rows: { at: Date; arrived_at: Date; last_at: Date }[] = await platform.dataSource.query(
    `select l.at, l.arrived_at, s.last_at from session_line l join bidding_session s on s.id = l.session_id
     where s.lot_id = $1 and l.bid_no = 2`,
    [lotId],
  );
  const { at, arrived_at, last_at } = rows[0]!;
  expect(at).toEqual(last_at);
  expect(arrived_at.getTime()).toBeLessThanOrEqual(at.getTime());
}, 60_000);
