import type { VerificationView } from '@helan/contracts';
import { type Instant, maskCertificateNo, maskName, shanghaiDate } from '@helan/domain';
import { dateInWords, termInWords } from '../../kernel/paper/index.js';
import type { CertificateFacts } from './certificate.entity.js';

const WITHHELD = '（本人不同意公开姓名）';

/** Whose name is not told, though he is a side. */
export interface WithheldNames {
  readonly transferor: boolean;
  readonly transferee: boolean;
}

export const VERDICTS = {
  VALID: '有效',
  EXPIRED: '期限已满',
  REVOKED: '已作废',
  UNKNOWN: '查无此证',
  INCOMPLETE: '编号不完整',
} as const;

/** What a certificate that stands says today: its term may be over. Source: rules §6.10. */
export function verdictOf({ termTo }: Pick<CertificateFacts, 'termTo'>, at: Instant): 'VALID' | 'EXPIRED' {
  return termTo !== null && termTo < shanghaiDate(at) ? 'EXPIRED' : 'VALID';
}

/** Persons masked, or not named where they do not agree; no ID number at all, the right's number in part. */
export function publicFacts(
  facts: CertificateFacts,
  issuedAt: Date,
  withheld: WithheldNames,
): VerificationView['facts'] {
  const transferor = facts.transferorIsNatural
    ? publicName(facts.transferorName, withheld.transferor)
    : facts.transferorName;
  const transferee = facts.transfereeIsNatural
    ? publicName(facts.transfereeName, withheld.transferee)
    : facts.transfereeName;
  const rows: [string, string][] = [
    ['交易产品', facts.title],
    ['交易品种', facts.typeName],
    ['转出方', transferor],
    ['受让方', transferee],
    ['坐落', facts.location.split(' ')[0]!],
    ['面积（数量）', facts.quantity],
    ['权证编号', maskCertificateNo(facts.rightNo)],
    ['转出期限', termInWords(facts)],
    ['签发日期', dateInWords(issuedAt)],
  ];
  return rows.map(([label, value]) => ({ label, value }));
}

function publicName(name: string, isWithheld: boolean): string {
  return isWithheld ? WITHHELD : maskName(name);
}
