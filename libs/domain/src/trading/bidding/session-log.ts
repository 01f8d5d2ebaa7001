import { canonicalJson, type Hash } from '../../kernel/index.js';
import type { SentKind } from './bid.js';

/** What stands in the log of a session: every accepted bid, and whatever else moved its clock or its result. */
export type LogKind =
  | 'SEAT'
  | SentKind
  | 'LIMITED_AT'
  | 'PAUSE'
  | 'RESUME'
  | 'STRUCK'
  | 'SCORED'
  | 'OPENED'
  | 'ROUND'
  | 'RESERVE'
  | 'DRAWN'
  | 'END';

/** One line of the log as the public record shows it. Moments are ISO with milliseconds, money is digits. */
export interface LogLine {
  readonly seq: number;
  readonly kind: LogKind;
  /** Empty where the platform itself acts. */
  readonly paddle: string;
  /** The amount in fen; of an envelope its hash; of an event its facts as canonical JSON. */
  readonly value: string;
  /** When it counts: of a bid never before the bid accepted last. */
  readonly at: string;
  /** Of a bid: when its last byte was at the platform. Records from before that rule have none. */
  readonly arrivedAt?: string;
  /** The envelope itself, whose hash is the value of its line; part of the record alone. */
  readonly envelope?: string;
  readonly prevHash: string;
  readonly hash: string;
}

/**
 * The text whose SHA-256 is a line's hash: lot, place in the order, what, who, how much, when, of a bid its arrival,
 * the hash before.
 */
export function logText(lotNo: string, line: Omit<LogLine, 'hash' | 'envelope'>): string {
  const { seq, kind, paddle, value, at, arrivedAt, prevHash } = line;
  const times = arrivedAt === undefined ? [at] : [at, arrivedAt];
  return [lotNo, seq, kind, paddle, value, ...times, prevHash].join('|');
}

/** The hash before the first line: everything that was fixed before anyone bid. */
export function sessionGenesis(terms: object, sha256: Hash): string {
  return sha256(canonicalJson(terms));
}
