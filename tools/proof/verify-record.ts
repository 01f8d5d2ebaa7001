import { createHash, createPublicKey, verify } from 'node:crypto';
import { isFingerprintOf } from './key-fingerprint.js';
import type { VoidEnvelope } from './open-envelopes.js';
import { Game } from './play-record.js';
import type { Line, Rules } from './record-lines.js';
import { canonical, findShapeFaults } from './record-shape.js';
import { Times } from './record-times.js';
import type { SessionRecord } from './session-record.js';

/*
 * A session played again from its record alone: no server, no database, and none of the platform's own bidding
 * code, so that a fault there shows here. Amounts are fen as digits, moments ISO with milliseconds.
 */

/** What a reader wrote down himself: the fingerprint of the platform's key, or the hash of a line. */
export interface Kept {
  readonly keyFingerprint?: string | undefined;
  readonly lineHash?: string | undefined;
}

export interface Replay {
  /** What does not fit, in words; nothing where the record stands. */
  readonly faults: readonly string[];
  readonly bids: number;
  readonly extensions: number;
  readonly winner: string | null;
  readonly amountFen: bigint | null;
  /** What the record does not show, so that nobody could compare it. */
  readonly notCompared: readonly string[];
  /** Sealed prices that do not count, each with its reason. */
  readonly voids: readonly VoidEnvelope[];
}

export function verifyRecord(record: SessionRecord, kept: Kept = {}): Replay {
  const faults = [
    ...findShapeFaults(record),
    ...findChainFaults(record),
    ...findHeadFaults(record),
    ...findKeptFaults(record, kept),
  ];
  const rules = record.terms.rules as Rules;
  const game = new Game(rules, record.terms);
  const times = new Times(record.terms.arrival);
  const left = times.lookAtTerms(rules.startAt);
  if (left) faults.push(left);
  if (rules.priceScale !== undefined && rules.priceScale !== 4)
    faults.push('单价的小数位数不是 2 位或者 4 位。');
  for (const line of record.log) {
    for (const fault of [times.look(line), play(game, line)])
      if (fault) faults.push(`第 ${line.seq} 行：${fault}`);
  }
  if (record.log.at(-1)?.kind !== 'END') faults.push('记录没有结尾。');
  const { bids, extensions, leader: winner, price: amountFen, voids } = game;
  const { reserveHash } = record.terms;
  const notCompared = game.isNotCompared
    ? [
        `保留价没有达到，按规则不公开，只留指纹 ${reserveHash}：是不是真的没有达到，这里核对不了，由监管人员核对。`,
      ]
    : [];
  const [result, price] = game.isNotCompared ? [null, null] : [winner, amountFen];
  return { faults, bids, extensions, winner: result, amountFen: price, notCompared, voids };
}

/** What is wrong with a line, also where it cannot even be read. */
function play(game: Game, line: Line): string | undefined {
  try {
    return game.play(line);
  } catch {
    return '读不懂这一行。';
  }
}

/** Every line is numbered, tied to the one before and true to its own text; the first is tied to the terms. */
function findChainFaults({ terms, log }: SessionRecord): string[] {
  let before = sha256(canonical(terms));
  return log.flatMap((line, index) => {
    const { seq, kind, paddle, value, at, arrivedAt, prevHash, hash } = line;
    const times = arrivedAt === undefined ? [at] : [at, arrivedAt];
    const isTied = prevHash === before;
    before = hash;
    if (seq !== index + 1) return [`第 ${index + 1} 行：次序有缺口。`];
    if (!isTied) return [`第 ${seq} 行：前后不相连。`];
    const isTrue = sha256([terms.lotNo, seq, kind, paddle, value, ...times, prevHash].join('|')) === hash;
    return isTrue ? [] : [`第 ${seq} 行：内容和指纹不符。`];
  });
}

/** The platform signed every line, in batches without a gap. */
function findHeadFaults({ terms, log, heads, publicKey }: SessionRecord): string[] {
  const faults: string[] = [];
  let signed = 0;
  for (const { firstSeq, lastSeq, lastHash, root, signature } of heads) {
    const hashes = log.slice(firstSeq - 1, lastSeq).map(({ hash }) => hash);
    const text = ['session-head', terms.lotNo, firstSeq, lastSeq, lastHash, root].join('|');
    const isWhole = firstSeq === signed + 1 && hashes.length === lastSeq - firstSeq + 1;
    if (
      !isWhole ||
      hashes.at(-1) !== lastHash ||
      rootOf(hashes) !== root ||
      !isSigned(text, signature, publicKey)
    )
      faults.push(`第 ${firstSeq} 至 ${lastSeq} 行：平台的签名对不上。`);
    signed = lastSeq;
  }
  if (signed !== log.length) faults.push(`第 ${signed + 1} 行以后没有平台的签名。`);
  return faults;
}

function findKeptFaults({ publicKey, log }: SessionRecord, { keyFingerprint, lineHash }: Kept): string[] {
  const faults: string[] = [];
  if (keyFingerprint && !isFingerprintOf(publicKey, keyFingerprint))
    faults.push('签名用的不是公告写明的平台密钥。');
  if (lineHash && !log.some(({ hash }) => hash === lineHash)) faults.push('记录里没有您留存的那一行。');
  return faults;
}

function rootOf(hashes: readonly string[]): string {
  let level = hashes.map((hash) => sha256(`leaf|${hash}`));
  while (level.length > 1)
    level = level.flatMap((left, index) => {
      if (index % 2 === 1) return [];
      const right = level[index + 1];
      return [right === undefined ? left : sha256(`node|${left}|${right}`)];
    });
  return level[0] ?? sha256('empty');
}

/** Whether the platform's key, SubjectPublicKeyInfo in base64, has signed a text with Ed25519. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
