import { randomUUID } from 'node:crypto';
import { type BiddingState, type SessionRules, nextBids } from '@helan/domain';
import { type BidReceipt, type RoomView, fromJsonForm } from '@helan/contracts';
import { goOn, runOut } from '../deal/acts/trading.js';
import type { Registered } from '../deal/acts/registration.js';
import { type Stage, later, readClock, waitUntil } from '../deal/stage.js';
import { chanceOf } from './drawing/chance.js';

export interface Turns {
  readonly among: readonly Registered[];
  /** Which of all bids of the lot is the first of these, and which is no longer of these. */
  readonly from: number;
  readonly to: number;
}

/** At most so many steps at once. */
const LONGEST_LEAP = 4;
const PAUSE_MS = 47_000;

/** One after the other, each a few steps further than the one before, a little later. */
export async function bidInTurns(stage: Stage, lotId: string, { among, from, to }: Turns): Promise<void> {
  const chance = chanceOf(`${stage.facts.noticeId} ${from}`);
  for (let turn = from; turn < to; turn += 1) {
    const { bidder } = among[turn % among.length]!;
    const room = await goOn(stage, lotId);
    const amounts = nextBids(
      fromJsonForm<SessionRules>(room.rules),
      fromJsonForm<BiddingState>(room.bidding),
      0,
      1 + Math.floor(chance() * LONGEST_LEAP),
    );
    const amount = amounts.at(-1)!;
    await bidder.post<BidReceipt>(
      `lots/${lotId}/bids`,
      { amountFen: amount.toString() },
      { 'idempotency-key': randomUUID() },
    );
    await waitUntil(stage, new Date((await readClock(stage.url)).getTime() + PAUSE_MS * (1 + chance())));
  }
}

/** What is left of them in the limited phase, and the end. */
export async function bidToTheEnd(stage: Stage, lotId: string, turns: Turns): Promise<void> {
  const room: RoomView = await goOn(stage, lotId);
  await waitUntil(stage, later(room.bidding.freeEndAt, 2000));
  await bidInTurns(stage, lotId, turns);
  await runOut(stage, lotId);
}
