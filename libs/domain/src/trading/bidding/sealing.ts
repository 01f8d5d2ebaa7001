import { type Fen, MAX_FEN } from '../../kernel/money/index.js';

/** What an envelope is for; it opens as nothing else. */
export const sealingContext = {
  /** A sealed price: of this lot, session, round and paddle alone. */
  bid: (lotNo: string, session: number, round: number, paddle: string): string =>
    ['bid', lotNo, session, round, paddle].join('|'),
  reserve: (lotNo: string): string => ['reserve', lotNo].join('|'),
  /** A share of a key, for the holder of a part. */
  share: (projectNo: string, round: number, part: KeyPart): string =>
    ['share', projectNo, round, part].join('|'),
} as const;

/** Who holds the three parts of a sealing key; any two of them open. */
export const KEY_PARTS = {
  CENTER: '中心负责人',
  SUPERVISOR: '监管人员',
  TRANSFEROR: '转出方一侧',
} as const;
export type KeyPart = keyof typeof KEY_PARTS;

const DIGITS = 18;

/** An amount as it is sealed: of one length, so that the envelope does not tell its size. */
export function sealedText(amountFen: Fen): string {
  return amountFen.toString().padStart(DIGITS, '0');
}

/** The amount of an opened envelope in fen; null where it is none. */
export function readSealedText(text: string | null): Fen | null {
  if (text === null || !/^\d{18}$/.test(text)) return null;
  const amount = BigInt(text);
  return amount > 0n && amount <= MAX_FEN ? amount : null;
}
