import { type BiddingState, applyBid, judgeBid, judgedAt } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import type { WaitingBid } from './bid-queue.js';
import type { Draft } from './session-book.js';
import { type SessionEntity, isClosed, rulesOf } from './session.entity.js';
import type { SessionLineEntity } from './session-line.entity.js';

/** Somebody's place in a session. */
export interface Seat {
  readonly registrationId: string;
  readonly paddle: string | null;
  readonly rank: number | null;
  readonly isAdmitted: boolean;
}

/** What lies on the table under the lock: who is signed in, who sits there, what of these bids is in the log already. */
export interface Table {
  /** Web sessions that have not ended. */
  readonly live: ReadonlySet<string>;
  readonly seats: ReadonlyMap<string, Seat>;
  readonly known: ReadonlyMap<string, KnownLine>;
}

export type KnownLine = Pick<SessionLineEntity, 'seq' | 'kind' | 'value'>;

/** A bid becomes a line, is one already, or is refused. */
export type Verdict =
  { readonly draft: number } | { readonly seq: number } | { readonly error: RefusedError };

export interface Judgement {
  readonly state: BiddingState;
  readonly drafts: readonly Draft[];
  readonly verdicts: readonly Verdict[];
}

/** Judges waiting bids one after the other, each by the state that the one before left behind. */
export function judgeBatch(
  session: SessionEntity,
  before: BiddingState,
  bids: readonly WaitingBid[],
  { live, seats, known }: Table,
): Judgement {
  const rules = rulesOf(session);
  const drafts: Draft[] = [];
  const places = new Map<string, number>();
  let state = before;
  const verdicts = bids.map((bid): Verdict => {
    if (!live.has(bid.sid)) return { error: refused('session.required') };
    const value = valueOf(bid);
    const earlier = known.get(keyOf(bid)) ?? drafts[places.get(keyOf(bid)) ?? -1];
    if (earlier && (earlier.kind !== bid.kind || earlier.value !== value))
      return { error: refused('request.idempotency-reused') };
    if (earlier) return 'seq' in earlier ? { seq: earlier.seq } : { draft: places.get(keyOf(bid))! };
    if (isClosed(session) && bid.at < session.endAt.getTime()) return { error: refused('bid.not-counted') };
    const { isAdmitted = false, rank = null, paddle } = seats.get(bid.registrationId) ?? {};
    const { kind, amountFen, at: arrivedAt, registrationId, envelope, idempotencyKey } = bid;
    const at = judgedAt(state, arrivedAt);
    const judged = { kind, bidder: registrationId, amountFen, at, arrivedAt, isAdmitted, rank };
    const fault = judgeBid(rules, state, judged);
    if (fault) return { error: new RefusedError([fault]) };
    state = applyBid(rules, state, judged);
    places.set(keyOf(bid), drafts.length);
    const place = {
      registrationId,
      paddle: paddle!,
      at: new Date(at),
      arrivedAt: new Date(arrivedAt),
      endAt: new Date(state.endAt),
      ...(kind === 'ENTER' ? {} : { bidNo: state.count }),
    };
    drafts.push({ kind, value, amountFen, envelope, idempotencyKey, ...place });
    return { draft: drafts.length - 1 };
  });
  return { state, drafts, verdicts };
}

/** Tells bids apart that a lost answer makes the client send again. */
export function keyOf(bid: { registrationId: string | null; idempotencyKey: string | null }): string {
  return `${bid.registrationId}:${bid.idempotencyKey}`;
}

/** What a line's hash covers: the amount, or the hash of the envelope; nothing where nothing is bid. */
function valueOf({ kind, amountFen, envelope }: WaitingBid): string {
  if (kind === 'ENTER') return '';
  return envelope === null ? String(amountFen) : sha256(envelope);
}
