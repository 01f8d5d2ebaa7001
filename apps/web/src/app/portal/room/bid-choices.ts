import { type RoomView, type SeatView, sentenceOf } from '@helan/contracts';
import {
  type BidKind,
  type Fen,
  type Refusal,
  judgeBid,
  nextBids,
  phaseAt,
  priceInCapitals,
  scaleIn,
} from '@helan/domain';
import { rulesOf, shownPrice, stateOf } from './room-state';

/** Somebody at his place in a room, at a moment of the platform's time in milliseconds. */
export interface Moment {
  readonly room: RoomView;
  readonly seat: SeatView;
  readonly now: number;
}

const SHOWN_AMOUNTS = 3;

/** He leads: by the paddle that is shown, or as the platform tells him alone while none is. */
export function leadsIn({ isMasked, bidding }: RoomView, seat: SeatView): boolean {
  return isMasked ? seat.isLeading : bidding.leader !== null && bidding.leader === seat.paddle;
}

/** What a bid of this room is: where the price falls, one takes what is asked. */
export function usualKind({ rules }: RoomView): BidKind {
  return rules.mode === 'DESC' ? 'ACCEPT' : 'PRICE';
}

/** The next lawful amounts. */
export function amountsAt({ room, now }: Moment): readonly Fen[] {
  return nextBids(rulesOf(room), stateOf(room), now, SHOWN_AMOUNTS);
}

/** Why he may not bid now, in the platform's words; null where he may. */
export function refusalAt(moment: Moment): string | null {
  const fault = judge(moment, usualKind(moment.room), amountsAt(moment)[0] ?? 0n);
  return fault ? sentenceOf(fault.code, fault.values) : null;
}

/** The price at which his priority right may be used now; null where it may not. */
export function matchingAt(moment: Moment): Fen | null {
  const { currentFen } = stateOf(moment.room);
  const mayMatch =
    moment.seat.rank !== null && currentFen !== null && !judge(moment, 'PRIORITY_MATCH', currentFen);
  return mayMatch ? currentFen : null;
}

/** Half as much again as the current price, or less than half of it where the lowest wins, asks for a second look. */
export function asksTwice({ room, now }: Moment, chosen: Fen): boolean {
  const base = BigInt(shownPrice(room, now));
  return rulesOf(room).mode === 'REV_ASC' ? chosen * 2n < base : chosen * 2n > base * 3n;
}

export function isConfirmingAt({ room, now }: Moment): boolean {
  return phaseAt(rulesOf(room), stateOf(room), now) === 'CONFIRM';
}

/** Said that he goes on into the limited phase. */
export function hasEntered({ room, seat }: Moment): boolean {
  return stateOf(room).entered.includes(seat.paddle ?? '');
}

export function capitalsIn(room: RoomView, chosen: Fen): string {
  return priceInCapitals(chosen, scaleIn(rulesOf(room)));
}

function judge({ room, seat, now }: Moment, kind: BidKind, amountFen: Fen): Refusal | undefined {
  const { paddle, rank } = seat;
  const bidder = paddle ?? 'newcomer';
  const shown = stateOf(room);
  const state = leadsIn(room, seat) ? { ...shown, leader: bidder } : shown;
  return judgeBid(rulesOf(room), state, { kind, bidder, amountFen, at: now, isAdmitted: true, rank });
}
