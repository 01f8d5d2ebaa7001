import type { ArchiveFile } from './archive-file.js';
import { type NoticeProof, verifyNotice } from './beside-notices.js';
import { fingerprintOf, isFingerprintOf } from './key-fingerprint.js';
import type { Verdict } from './verdict.js';

/*
 * Which key signs, by what the notices of a lot say: a notice names the key in force when it was published, and that of
 * a result the key in force when its session ended. Notices from before that name none.
 */

/** What somebody has signed of a lot's bidding. */
export interface SignedOfLot {
  readonly lotNo: string;
  /** Missing in receipts from before they named their session. */
  readonly session?: number | undefined;
  /** The notice under which the session was held; receipts name none. */
  readonly notice?: { readonly no: string; readonly contentHash: string } | undefined;
  readonly publicKey: string;
}

/**
 * What is wrong with a key by the notices that lie beside it, or nothing. The notice of the result has the last word:
 * between the notice of a lot and its result a key may have been exchanged.
 */
export function findKeyFault(signed: SignedOfLot, notices: readonly NoticeProof[]): string | undefined {
  const naming = keysNamed(signed, notices);
  if (naming.length === 0 || naming.some(({ recordKey }) => isFingerprintOf(signed.publicKey, recordKey)))
    return undefined;
  const { no, recordKey, isResult } = naming[0]!;
  const own = fingerprintOf(signed.publicKey);
  const exchanged = isResult ? '' : '平台换过密钥的，请把结果公告也放在一起。';
  return `公告 ${no} 写明的签名密钥的指纹是 ${recordKey}，这份文件用的是 ${own}：不是同一把。${exchanged}`;
}

interface Named {
  readonly no: string;
  readonly recordKey: string;
  readonly isResult: boolean;
}

/** The keys that count: that of the result, else that of the notice that is named, else those of the lot's notices. */
function keysNamed(
  { lotNo, session, notice }: SignedOfLot,
  notices: readonly NoticeProof[],
): readonly Named[] {
  const own = notices.filter(
    (one) => lotOf(one) === lotNo && one.content.recordKey !== undefined && verifyNotice(one).isSound,
  );
  const results = own.filter(
    ({ content }) =>
      content.session !== undefined && content.session.number === (session ?? content.session.number),
  );
  const named = own.filter(
    ({ content, contentHash }) => content.no === notice?.no && contentHash === notice.contentHash,
  );
  const counting = [results, named].find((some) => some.length > 0) ?? own;
  return counting.map(({ content: { no, recordKey = '', session: end } }) => {
    return { no, recordKey, isResult: end !== undefined };
  });
}

function lotOf({ content }: NoticeProof): string | undefined {
  return content.terms?.lotNo ?? content.session?.lotNo;
}

/**
 * An archive is filed after its result, and no notice says whether the key was exchanged since: a list that another key
 * has signed than the notices name proves nothing by itself.
 */
export function withNamedKey(
  verdict: Verdict,
  { lotNo = '', publicKey }: Pick<ArchiveFile, 'lotNo' | 'publicKey'>,
  notices: readonly NoticeProof[],
): Verdict {
  if (!verdict.isSound || !publicKey) return verdict;
  const own = notices.filter((one) => lotOf(one) === lotNo && verifyNotice(one).isSound);
  const naming = own.flatMap(({ content: { no, recordKey } }) => (recordKey ? [{ no, recordKey }] : []));
  if (naming.length === 0 || naming.some(({ recordKey }) => isFingerprintOf(publicKey, recordKey)))
    return verdict;
  const { no, recordKey } = naming.at(-1)!;
  const doubt = `公告 ${no} 写明的签名密钥的指纹是 ${recordKey}，清单用的是另一把。平台在成交以后换过密钥的，用 --key 写上中心公布的新指纹再核对；没有换过的，这份清单是假的。`;
  return { isSound: false, isUnproven: true, lines: [...verdict.lines, doubt] };
}
