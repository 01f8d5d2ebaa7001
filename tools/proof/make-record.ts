import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { type SignedHeadView, type SessionTermsView, toJsonForm } from '@helan/contracts';
import {
  type Bid,
  HashTree,
  type LogLine,
  type SessionRules,
  applyBid,
  canonicalJson,
  headText,
  judgeBid,
  judgedAt,
  logText,
  openingState,
  sessionGenesis,
} from '@helan/domain';
import type { SessionRecord } from './session-record.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const BATCH = 3;

/** A key of the platform's kind, for records that never were. */
export const TEST_KEY = generateKeyPairSync('ed25519').privateKey;

/** What plays a session; a test puts a fault in its place. */
export interface Engine {
  readonly judge: typeof judgeBid;
  readonly apply: typeof applyBid;
}

export type Entry = Pick<LogLine, 'kind' | 'paddle' | 'value' | 'at' | 'arrivedAt' | 'envelope'>;

const TODAY: Engine = { judge: judgeBid, apply: applyBid };

interface Manner {
  readonly engine?: Engine;
  /** As records were kept before bids had two times. */
  readonly isFormer?: boolean;
}

/**
 * A record as the platform would keep it of these bids, by its own rules or by an engine that errs. A bid's time is
 * its arrival.
 */
export function makeRecord(
  rules: SessionRules,
  seats: Readonly<Record<string, number | null>>,
  bids: readonly Bid[],
  { engine: { judge, apply } = TODAY, isFormer = false }: Manner = {},
): SessionRecord {
  let state = openingState(rules);
  const entries = takeSeats(seats, rules.startAt);
  for (const attempt of bids) {
    const at = isFormer ? attempt.at : judgedAt(state, attempt.at);
    const bid = { ...attempt, at, arrivedAt: attempt.at, rank: seats[attempt.bidder] ?? null };
    if (judge(rules, state, bid)) continue;
    state = apply(rules, state, bid);
    const arrivedAt = new Date(attempt.at).toISOString();
    entries.push({
      kind: bid.kind,
      paddle: bid.bidder,
      value: bid.kind === 'ENTER' ? '' : String(bid.amountFen),
      at: new Date(at).toISOString(),
      ...(isFormer ? {} : { arrivedAt }),
    });
  }
  const result = {
    winner: state.leader,
    amountFen: state.currentFen?.toString() ?? null,
    failure: state.leader === null ? 'NO_BID' : null,
  };
  const at = new Date(state.endAt).toISOString();
  const terms: SessionTermsView = {
    lotNo: '640122102N26110001-1',
    session: 1,
    ...(isFormer ? {} : { arrival: 'LAST_BYTE' }),
    rules: toJsonForm(rules),
    notice: { no: '640122102N26110001-GG01', contentHash: sha256('notice') },
  };
  return writeRecord(terms, [...entries, { kind: 'END', paddle: '', value: canonicalJson(result), at }]);
}

/** Paddles with their ranks, as a log names them. */
export function takeSeats(seats: Readonly<Record<string, number | null>>, at: number): Entry[] {
  return Object.entries(seats).map(([paddle, rank]) => ({
    kind: 'SEAT',
    paddle,
    value: rank === null ? sha256(paddle) : `${sha256(paddle)}#${rank}`,
    at: new Date(at).toISOString(),
  }));
}

/** Numbers, ties and signs what is said to have happened. */
export function writeRecord(
  terms: SessionTermsView,
  entries: readonly Entry[],
  key = TEST_KEY,
): SessionRecord {
  let prevHash = sessionGenesis(terms, sha256);
  const log = entries.map((entry, index) => {
    const line = { seq: index + 1, ...entry, prevHash };
    prevHash = sha256(logText(terms.lotNo, line));
    return { ...line, hash: prevHash };
  });
  const heads: SignedHeadView[] = [];
  for (let first = 0; first < log.length; first += BATCH) {
    const lines = log.slice(first, first + BATCH);
    const root = new HashTree(
      lines.map(({ hash }) => hash),
      sha256,
    ).root;
    const head = { firstSeq: first + 1, lastSeq: first + lines.length, lastHash: lines.at(-1)!.hash, root };
    const signature = sign(null, Buffer.from(headText(terms.lotNo, head)), key).toString('base64');
    heads.push({ ...head, signature });
  }
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { kind: 'bid-record', terms, log, heads, publicKey } as unknown as SessionRecord;
}
