import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BidReceipt, RoomView, TradingPlanView } from '@helan/contracts';
import { assemble } from '../../../tools/deal/cast.js';
import { askBothSides } from '../../../tools/deal/acts/consultation.js';
import { listIt } from '../../../tools/deal/acts/listing.js';
import { register } from '../../../tools/deal/acts/registration.js';
import { playDeal } from '../../../tools/deal/play-deal.js';
import { readNotice } from '../../../tools/deal/read-notice.js';
import { type Stage, advanceTo, later, readClock } from '../../../tools/deal/stage.js';
import { RunningPlatform } from './running-platform.js';
import { verifyRecord } from '../../../tools/proof/verify-record.js';

const NOTICE = {
  id: 'K1',
  type: 'T02',
  title: '断电不断的一笔',
  fields: {
    area: { value: 60, unit: '亩' },
    term: { years: 3 },
    startPrice: { value: 500, unit: '元/亩/年' },
  },
};

let platform: RunningPlatform;
beforeAll(async () => {
  platform = await RunningPlatform.start();
});
afterAll(() => platform.stop());

async function stageOf(
  typeCode: string,
  say: Stage['say'],
  beforeChange?: () => Promise<void>,
): Promise<Stage> {
  const facts = readNotice(NOTICE, typeCode, await readClock(platform.url));
  return {
    url: platform.url,
    facts,
    say,
    cast: await assemble(platform.url, facts.listerKind, beforeChange),
  };
}

/** What `npm run ledger:check` says. */
async function ledgerCheck(): Promise<string> {
  const check = platform.run('check-ledger.js');
  const [said, wrong] = await Promise.all([text(check.stdout!), text(check.stderr!)]);
  return said + wrong;
}

test('a deal goes on although the api is killed between any two of its steps', async () => {
  let mustKill = false;
  let kills = 0;
  const beforeChange = async () => {
    if (!mustKill) return;
    mustKill = false;
    kills += 1;
    await platform.killAndRestart();
  };
  const stage = await stageOf('T02', () => (mustKill = true), beforeChange);
  const { record, certificate, lotId } = await playDeal(
    stage,
    fs.mkdtempSync(path.join(os.tmpdir(), 'helan-deal-')),
  );
  expect(kills).toBeGreaterThanOrEqual(20);
  expect(record!.log.filter(({ kind }) => kind === 'PRICE').length).toBe(5);
  expect(verifyRecord(record!).faults).toEqual([]);
  expect(certificate.state).toBe('ISSUED');
  expect(await platform.query('select state from lot where id = $1', [lotId])).toEqual([
    { state: 'ARCHIVED' },
  ]);
  expect(
    await platform.query("select count(*)::int as n from payment_order where state <> 'CONFIRMED'"),
  ).toEqual([{ n: 0 }]);
  expect(await ledgerCheck()).toMatch(/^账平/);
});

test('killed before an end and started after it: nobody has won by the silence, the session goes on with a whole window', async () => {
  const stage = await stageOf('T01', () => undefined);
  const listed = await listIt(stage);
  const registered = await register(stage, listed);
  await askBothSides(stage, listed, registered);
  const { host } = stage.cast.staff;
  const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${listed.lotId}/trading`);
  await host.post(`lots/${listed.lotId}/trading`, { startAt: earliestStartAt });
  await advanceTo(platform.url, later(earliestStartAt!, 1000));
  const bid = (index: number, amountFen: string) =>
    registered[index]!.bidder.post<BidReceipt>(
      `lots/${listed.lotId}/bids`,
      { amountFen },
      { 'idempotency-key': randomUUID() },
    );
  const room = async () =>
    (await (await fetch(`${platform.url}/api/lots/${listed.lotId}/room`)).json()) as RoomView;
  await bid(0, '50000');
  await advanceTo(platform.url, later((await room()).bidding.freeEndAt, 1000));
  const { endAt } = (await room()).bidding;
  await advanceTo(platform.url, later(endAt, -8_000));
  await platform.kill();
  const isOver = async () =>
    (
      await platform.query<{ over: boolean }>(
        "select platform_now() > $1::timestamptz + interval '3 seconds' as over",
        [endAt],
      )
    )[0]!.over;
  while (!(await isOver()));
  await platform.restart();
  const stopped = await room();
  expect(stopped).toMatchObject({ state: 'PAUSED', bidding: { currentFen: '50000' } });
  await advanceTo(platform.url, later(stopped.resumeAt!, 1000));
  expect((await room()).bidding.endAt).toBe(later(stopped.resumeAt!, 300_000).toISOString());
  await bid(1, '51000');
  await advanceTo(platform.url, later((await room()).bidding.endAt, 5000));
  const record = await (await fetch(`${platform.url}/api/lots/${listed.lotId}/record`)).json();
  expect(verifyRecord(record as Parameters<typeof verifyRecord>[0])).toMatchObject({
    faults: [],
    amountFen: 51_000n,
  });
});

test('killed while bids are on their way: what was answered is a row, what was not can be sent again and counts once', async () => {
  const stage = await stageOf('T01', () => undefined);
  const listed = await listIt(stage);
  const registered = await register(stage, listed);
  await askBothSides(stage, listed, registered);
  const { earliestStartAt } = await stage.cast.staff.host.get<TradingPlanView>(
    `lots/${listed.lotId}/trading`,
  );
  await stage.cast.staff.host.post(`lots/${listed.lotId}/trading`, { startAt: earliestStartAt });
  await advanceTo(platform.url, later(earliestStartAt!, 1000));

  const attempts = Array.from({ length: 30 }, (_, index) => ({
    bidder: registered[index % registered.length]!.bidder,
    amountFen: String(50_000 + 1000 * index),
    key: randomUUID(),
  }));
  const send = ({ bidder, amountFen, key }: (typeof attempts)[number]) =>
    bidder.post<BidReceipt>(`lots/${listed.lotId}/bids`, { amountFen }, { 'idempotency-key': key });
  const firstAnswers = attempts.map((attempt) => send(attempt).catch(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, 25));
  await platform.killAndRestart();
  const answered = (await Promise.all(firstAnswers)).filter((receipt) => receipt !== undefined);
  const again = (await Promise.all(attempts.map((attempt) => send(attempt).catch(() => undefined)))).filter(
    (receipt) => receipt !== undefined,
  );

  const rows = await platform.query<{ seq: number; hash: string; idempotency_key: string }>(
    'select l.bid_no as seq, l.hash, l.idempotency_key from session_line l join bidding_session s on s.id = l.session_id where s.lot_id = $1 and l.bid_no is not null order by l.seq',
    [listed.lotId],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
  expect(new Set(rows.map((row) => row.idempotency_key)).size).toBe(rows.length);
  const hashes = new Set(rows.map((row) => row.hash));
  for (const receipt of [...answered, ...again]) expect(hashes.has(receipt.hash)).toBe(true);
});
