import { Lifecycle, type Refusal, refusal } from '../../kernel/index.js';

export const CERTIFICATE_STATES = {
  DRAFT: '草拟',
  REVIEWED: '已复核',
  ISSUED: '有效',
  REVOKED: '已作废',
  DISCARDED: '草拟作废，没有签发',
} as const;

export type CertificateState = keyof typeof CERTIFICATE_STATES;
export type CertificateAction = 'review' | 'issue' | 'revoke' | 'discard';

/** 鉴证书: drafted, reviewed and issued by three people; never deleted. Source: rules §6.10, §9.7. */
export const certificateLifecycle = new Lifecycle<
  CertificateState,
  CertificateAction,
  'CERT_CLERK' | 'CENTER_REVIEW' | 'CENTER_APPROVE'
>({
  initial: 'DRAFT',
  final: ['REVOKED', 'DISCARDED'],
  rests: ['ISSUED'],
  transitions: [
    { from: 'DRAFT', action: 'review', to: 'REVIEWED', by: ['CENTER_REVIEW'], label: '复核' },
    { from: 'REVIEWED', action: 'issue', to: 'ISSUED', by: ['CENTER_APPROVE'], label: '签发' },
    {
      from: ['DRAFT', 'REVIEWED'],
      action: 'discard',
      to: 'DISCARDED',
      by: ['CERT_CLERK', 'CENTER_REVIEW', 'CENTER_APPROVE'],
      label: '退回，不签发',
    },
    { from: 'ISSUED', action: 'revoke', to: 'REVOKED', by: ['CENTER_APPROVE'], label: '作废' },
  ],
});

/** The facts a certificate must share with its deal. */
export interface CertifiedFacts {
  readonly lotNo: string;
  readonly title: string;
  readonly transferorName: string;
  readonly transfereeName: string;
  readonly transfereeIdNumber: string;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly totalFen: string;
  readonly contractNo: string;
}

/** Each fact of a certificate that differs from the deal it certifies. */
export function refuseFacts(certificate: CertifiedFacts, deal: CertifiedFacts): Refusal[] {
  const fields = Object.keys(deal) as (keyof CertifiedFacts)[];
  return fields
    .filter((field) => certificate[field] !== deal[field])
    .map((field) => refusal('certificate.differs-from-deal', field));
}
