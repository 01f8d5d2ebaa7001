import { type KeyObject, verify } from 'node:crypto';
import { HashTree, headText } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';

export interface HeadRow {
  readonly first_seq: number;
  readonly last_seq: number;
  readonly last_hash: string;
  readonly root: string;
  readonly signature: string;
}

/** A session as its heads must cover it. */
export interface Signed {
  readonly lotNo: string;
  /** Sessions from before there were heads begin without. */
  readonly isOld: boolean;
  readonly hashes: ReadonlyMap<number, string>;
  readonly lines: number;
}

/** Holds the signed heads of a session against its lines, and their signatures against the keys that are known. */
export function headFaults(
  place: (first: number, last: number) => string,
  { lotNo, isOld, hashes, lines }: Signed,
  heads: readonly HeadRow[],
  keys: readonly KeyObject[],
): string[] {
  const faults: string[] = [];
  let covered = isOld ? (heads[0]?.first_seq ?? lines + 1) - 1 : 0;
  for (const head of heads) {
    const { first_seq: firstSeq, last_seq: lastSeq, last_hash: lastHash, root, signature } = head;
    const here = place(firstSeq, lastSeq);
    if (firstSeq > covered + 1) faults.push(`${place(covered + 1, firstSeq - 1)}的签名不见了`);
    if (firstSeq <= covered) faults.push(`${here}签了两次`);
    covered = lastSeq;
    const count = Math.max(0, Math.min(lastSeq, lines) - firstSeq + 1);
    const leaves = Array.from({ length: count }, (_, at) => hashes.get(firstSeq + at) ?? '');
    if (new HashTree(leaves, sha256).root !== root || hashes.get(lastSeq) !== lastHash)
      faults.push(`${here}的签名签的不是这些行`);
    const text = Buffer.from(headText(lotNo, { firstSeq, lastSeq, lastHash, root }));
    if (!keys.some((key) => verify(null, text, key, Buffer.from(signature, 'base64'))))
      faults.push(`${here}的签名不成立（换过收据密钥的，请用 --receipt-key 给出那时的公钥）`);
  }
  if (covered < lines) faults.push(`${place(covered + 1, lines)}的签名不见了`);
  return faults;
}
