import { createHash } from 'node:crypto';
import { GENESIS_HASH, type SessionRules, canonicalJson } from '@helan/domain';
import { FALLING_RULES, OPEN_RULES, SEALED_RULES } from '@helan/domain/samples';
import { type Entry, makeRecord, writeRecord } from './make-record.js';
import { verifyFiles } from './verify-file.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const LOT = '640122102N26110001-1';

/** What a notice of these very samples says: typed by hand, every value of it. */
export const TRADING = {
  mode: 'ASC_MULTI',
  freeMinutes: 60,
  limitedSeconds: 300,
  firstBid: 'AT_START',
  mostSteps: null,
  extension: { manner: 'RESET', byMs: 300_000, triggerMs: 300_000, most: null },
  hasReserve: false,
  priceWeight: 10_000,
  extraRoundMinutes: 10,
  floorFen: null,
  intervalSeconds: 60,
  dayEndHour: 21,
  graceSeconds: 2,
  fewBidders: 'AGREE',
  afterRefusal: 'NEXT',
  silencePercent: 0,
  priority: ['MEMBER', 'RENEWAL'],
};
export const TERMS = {
  lotNo: LOT,
  startPriceFen: '62000',
  stepFen: '500',
  isBuying: false,
  sealing: null,
  trading: TRADING,
};

export function noticeOf(terms: object, no = '640122102N26110001-GG01', more: object = {}) {
  const content = { no, title: '公告', publishedAt: '1969-12-31T00:00:00.000Z', terms, ...more };
  const contentHash = sha256(GENESIS_HASH + canonicalJson(content));
  return { content, prevHash: GENESIS_HASH, contentHash };
}

/** A session of two without a bid under a notice, as it is written down. */
export function recordUnder(
  notice: ReturnType<typeof noticeOf>,
  rules: SessionRules,
  change: { readonly terms?: object; readonly seats?: Record<string, number | null> } = {},
) {
  const { terms, log } = makeRecord(rules, change.seats ?? { 101: null, 102: null }, []);
  const { no } = notice.content;
  const named = { ...terms, notice: { no, contentHash: notice.contentHash }, ...change.terms };
  return writeRecord(named as never, [...log] as Entry[]);
}

export function judge(needsNotice: boolean, ...files: object[]) {
  const contents = files.map((file) => Buffer.from(JSON.stringify(file)));
  return verifyFiles(contents, { needsNotice })[0]!;
}

export const open: SessionRules = { ...OPEN_RULES, dayEndMinute: 21 * 60 };
export const falling: SessionRules = { ...FALLING_RULES, dayEndMinute: 21 * 60 };
export const sealed: SessionRules = { ...SEALED_RULES, dayEndMinute: 21 * 60 };
export const FALL = {
  ...TERMS,
  startPriceFen: '100000',
  stepFen: '5000',
  trading: { ...TRADING, mode: 'DESC', floorFen: '70000', intervalSeconds: 120 },
};
export const SEAL = {
  ...TERMS,
  startPriceFen: '50000',
  stepFen: '1000',
  sealing: {
    holders: [{ part: 'CENTER', publicKey: 'A', fingerprint: 'a' }],
    drawHash: 'b',
  },
  trading: { ...TRADING, mode: 'SEALED_ONE', freeMinutes: 30 },
};
export const SEALING = { sealing: { holders: [{ part: 'CENTER', publicKey: 'A' }], drawHash: 'b' } };
