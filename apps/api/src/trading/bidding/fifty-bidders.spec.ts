import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { BidReceipt, BidRecordView } from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { createApp } from '../../create-app.js';
import { holdToDocument } from '../../testing/hold-to-document.js';
import { makeCrowd } from '../../testing/crowd.js';
import { Story } from '../../testing/story.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const CROWD = 50;
const ROUNDS = 4;
let platform: TestPlatform;
let second: NestExpressApplication;
let logins: string[];

beforeAll(async () => {
  platform = await TestPlatform.start();
  logins = await makeCrowd(platform, CROWD);
  second = await createApp(platform.config);
  holdToDocument(second);
  await second.init();
}, 60_000);
afterAll(async () => {
  await second.close();
  await platform.close();
});

test('fifty at once, at two processes: one order, no gap, no tie, every accepted answer is a row', async () => {
  const story = new Story(platform);
  const { lotId } = await story.trading(logins);
  await second.get((await import('../../kernel/clock/platform-clock.js')).PlatformClock).measure();
  const people = await Promise.all(
    logins.map(async (login, index) => (index % 2 ? platform.as(login) : TestPerson.signIn(second, login))),
  );
  const accepted: BidReceipt[] = [];
  const refusals: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(
      people.map(async (person, index) => {
        const amountFen = String(62_000 + 500 * (round * 25 + (index % 25)));
        const answer = await person
          .request('post', `lots/${lotId}/bids`)
          .set('idempotency-key', randomUUID())
          .send({ amountFen });
        return {
          status: answer.status,
          body:
            answer.status === 201
              ? (answer.body as BidReceipt)
              : JSON.parse(String(answer.text || answer.body)),
        };
      }),
    );
    for (const { status, body } of answers) {
      if (status === 201) accepted.push(body as BidReceipt);
      else refusals.push((body as { code: string }).code);
    }
  }
  expect(accepted.length + refusals.length).toBe(CROWD * ROUNDS);
  expect(new Set(refusals)).toEqual(new Set(['bid.too-low']));

  const rows: { seq: number; paddle: string; amount_fen: string; hash: string }[] =
    await platform.dataSource.query(
      `select l.bid_no as seq, l.paddle, l.amount_fen, l.hash
       from session_line l join bidding_session s on s.id = l.session_id
       where s.lot_id = $1 and l.bid_no is not null order by l.bid_no`,
      [lotId],
    );
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
  expect(new Set(rows.map((row) => row.amount_fen)).size).toBe(rows.length);
  expect(rows.map((row) => row.hash).sort()).toEqual(accepted.map((receipt) => receipt.hash).sort());
  rows
    .slice(1)
    .forEach((row, index) => expect(BigInt(row.amount_fen)).toBeGreaterThan(BigInt(rows[index]!.amount_fen)));

  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
  expect(verifyRecord(record)).toMatchObject({ faults: [], bids: rows.length });
}, 120_000);
