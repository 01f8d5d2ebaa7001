import { X509Certificate, createHash, verify as verifySignature } from 'node:crypto';
import type { PublicationProofView } from '@helan/contracts';
import { type DayFault, canonicalJson, checkDays, initialCalendar } from '@helan/domain';
import type { Verdict } from './verdict.js';

const FAULTS: Readonly<Record<DayFault['fault'], string>> = {
  root: '日签和它的内容不符',
  chain: '和前一天不相连',
  order: '日期的先后不对',
  signature: '签名不成立',
  path: '公告不在这一天的名单里',
  'other-history': '和您留存的日签不同，这是另一份历史',
};

export function isPublicationProof(data: unknown): data is PublicationProofView {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === 'publication-proof' &&
    'days' in data
  );
}

/** On which days a notice stood on the board, by nothing but the file and the roots that the reader kept. */
export function verifyPublication(proof: PublicationProofView, kept: ReadonlyMap<string, string>): Verdict {
  const { notice, days, certificates } = proof;
  if (sha256(notice.prevHash + canonicalJson(notice.content)) !== notice.contentHash)
    return { isSound: false, lines: ['公告内容和指纹不符，被改过。'] };
  const certificate = readCertificate(certificates[0]);
  if (!certificate) return { isSound: false, lines: ['证书读不出来。'] };
  const isSigned = (root: string, signature: string) =>
    verifySignature('sha256', Buffer.from(root), certificate.publicKey, Buffer.from(signature, 'base64'));
  const result = checkDays(notice.contentHash, days, { hash: sha256, isSigned, kept });
  if (result.faults.length > 0)
    return { isSound: false, lines: result.faults.map(({ day, fault }) => `${day}：${FAULTS[fault]}。`) };
  return { isSound: result.stood.length > 0, lines: [...report(proof, result), ...signerOf(certificate)] };
}

function report(
  { notice, days }: PublicationProofView,
  { stood, missed }: { stood: readonly string[]; missed: readonly string[] },
): string[] {
  const calendar = initialCalendar();
  const working = stood.filter((day) => calendar.covers(day) && calendar.isWorkingDay(day));
  const { no = '' } = notice.content as { no?: string };
  return [
    `公告 ${no}：${stood.length} 天中午在公示栏上，其中工作日 ${working.length} 天。`,
    `在公示的日子：${stood.join('、')}`,
    missed.length > 0 ? `没有签的日子：${missed.join('、')}` : '中间没有漏签的日子。',
    `最后一个日签：${days.at(-1)!.day}　${days.at(-1)!.root}`,
  ];
}

function signerOf(certificate: X509Certificate): string[] {
  return [
    `签名人：${certificate.subject.split('\n').join('，')}（证书是否可信请另行核对）`,
    `证书指纹：${certificate.fingerprint256}`,
  ];
}

function readCertificate(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem ? new X509Certificate(pem) : undefined;
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
