import { createHash } from 'node:crypto';
import { CLAIM_GROUNDS, type ClaimGround, canonicalJson } from '@helan/domain';
import { type Announcement, findHoldingFaults, lookAtWindows, seatsToLookAt } from './held-as-announced.js';
import { isPublicationProof } from './publication-proof.js';
import { type NoticeTerms, findRuleFaults } from './rules-of-notice.js';
import type { SessionRecord } from './session-record.js';
import type { Verdict } from './verdict.js';

/* A record beside the notices that lie with it: its rules, how it was held, and where it ended. */

/** Where a result's notice says that the record of its session ended. */
interface SessionEnd {
  readonly lotNo: string;
  readonly number: number;
  readonly lines: number;
  readonly hash: string;
}

/** A notice as its file has it. */
export interface NoticeProof {
  readonly content: {
    readonly no: string;
    readonly title: string;
    readonly publishedAt: string;
    readonly session?: SessionEnd;
    /** Fingerprint of the key that signs records when it is published; missing in notices from before. */
    readonly recordKey?: string;
    readonly terms?: NoticeTerms;
    /** When the session, or its limited window, begins that it announces. */
    readonly sessionStartAt?: string;
  };
  readonly contentHash: string;
  readonly prevHash: string;
}

/** The rules of a session are those of the notice that its terms name, value by value. */
export function withRules(
  verdict: Verdict,
  record: SessionRecord,
  notices: readonly NoticeProof[],
  isNeeded: boolean,
): Verdict {
  const { no, contentHash } = record.terms.notice ?? {};
  const named = notices.find((notice) => notice.contentHash === contentHash && notice.content.no === no);
  if (!named)
    return isNeeded
      ? {
          isSound: false,
          lines: [...verdict.lines, `规则没有核对：记录指的是公告 ${no}，没有和它放在一起。`],
        }
      : verdict;
  const { terms, sessionStartAt } = named.content;
  if (!verifyNotice(named).isSound || !terms) return withFaults(verdict, [`公告 ${no} 的内容和指纹不符。`]);
  const faults = findRuleFaults(record, terms, sessionStartAt);
  // Of what cannot even be read no line is looked at.
  const windows = verdict.isSound
    ? lookAtWindows(record, announcedLater(named, notices))
    : { faults: [], toLookAt: [] };
  const found = [...faults, ...findHoldingFaults(record, terms), ...windows.faults];
  if (found.length > 0) return withFaults(verdict, found);
  const told = [...ranksInWords(record, terms), ...seatsToLookAt(record, terms), ...windows.toLookAt];
  return { ...verdict, lines: [...verdict.lines, ...told, `竞价的每一条规则都和公告 ${no} 相符。`] };
}

/** A verdict with what lies beside it shows to be wrong. */
export function withFaults(verdict: Verdict, faults: readonly string[]): Verdict {
  return { isSound: false, lines: [...(verdict.isSound ? [] : verdict.lines), ...faults] };
}

/** What whole notices of the same lot announced of its sessions after the one that a record names. */
function announcedLater(named: NoticeProof, notices: readonly NoticeProof[]): Announcement[] {
  return notices.flatMap((notice) => {
    const { no, publishedAt, terms, sessionStartAt } = notice.content;
    const isLater = publishedAt > named.content.publishedAt && terms?.lotNo === named.content.terms?.lotNo;
    return isLater && sessionStartAt !== undefined && verifyNotice(notice).isSound
      ? [{ no, publishedAt, startAt: sessionStartAt }]
      : [];
  });
}

/** Whose right ranks where by the notice: the record itself names no person. */
function ranksInWords({ log }: SessionRecord, { trading }: NoticeTerms): string[] {
  return log.flatMap(({ kind, paddle, value }) => {
    const rank = kind === 'SEAT' ? value.split('#')[1] : undefined;
    const ground = rank === undefined ? undefined : trading?.priority?.[Number(rank) - 1];
    if (ground === undefined) return [];
    const name = CLAIM_GROUNDS[ground as ClaimGround]?.name ?? ground;
    return [`号牌 ${paddle} 的优先权是公告的第 ${rank} 顺位：${name}。是不是这样，由资格审查的材料证明。`];
  });
}

/** The notice of a file that is one, alone or in the proof of its days. */
export function noticeIn(data: unknown): NoticeProof[] {
  if (isPublicationProof(data)) return noticeIn(data.notice);
  return isNotice(data) ? [data] : [];
}

/** A record written anew after the result was announced, and signed with the platform's own key, ends otherwise. */
export function withNotices(
  verdict: Verdict,
  { terms, log }: SessionRecord,
  notices: readonly NoticeProof[],
): Verdict {
  const ends = notices.flatMap(({ content: { no, session } }) => (session ? [{ no, ...session }] : []));
  const own = ends.filter(({ lotNo, number }) => lotNo === terms.lotNo && number === terms.session);
  const other = own.find(({ lines, hash }) => lines !== log.length || hash !== log.at(-1)?.hash);
  if (other)
    return {
      isSound: false,
      lines: [
        `公告 ${other.no} 写明的竞价记录有 ${other.lines} 行、末行指纹 ${other.hash}，这份记录不是：公告以后换过。`,
        ...(verdict.isSound ? [] : verdict.lines),
      ],
    };
  const told = own.map(({ no }) => `和公告 ${no} 写明的末行指纹相符。`);
  return verdict.isSound ? { isSound: true, lines: [...verdict.lines, ...told] } : verdict;
}

/** By its own content alone. */
export function verifyNotice(proof: NoticeProof): Verdict {
  const isSound = sha256(proof.prevHash + canonicalJson(proof.content)) === proof.contentHash;
  const name = `公告 ${proof.content.no}`;
  return { isSound, lines: [isSound ? `${name}：内容与指纹相符。` : `${name}：内容和指纹不符，被改过。`] };
}

export function isNotice(data: unknown): data is NoticeProof {
  return (
    typeof data === 'object' &&
    data !== null &&
    'contentHash' in data &&
    'content' in data &&
    typeof data.content === 'object' &&
    data.content !== null
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
