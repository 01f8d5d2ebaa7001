import { REVIEW_PAPERS } from './social-review.js';

/** Papers that may come with a registration. Source: rules §9.4, §11.6. */
export const REGISTRATION_PAPERS = {
  ...REVIEW_PAPERS,
  SHARE_REGISTER: { name: '本户股权登记簿摘录', hint: '村集体盖章，写明现在持有多少股' },
  HOMESTEAD_PROOF: { name: '宅基地资格权和一户一宅证明', hint: '村集体出具' },
  QUALIFICATION: { name: '资格证明', hint: '公告要求的证照、业绩' },
  PRIORITY_PROOF: { name: '优先权证明', hint: '成员证明、原合同等，说明凭什么优先' },
  JOINT_AGREEMENT: { name: '联合受让协议和代表推举书', hint: '各方签字盖章，写明份额和连带责任' },
  MANDATE: { name: '授权委托书', hint: '别人代办的要有' },
} as const;
export type RegistrationPaper = keyof typeof REGISTRATION_PAPERS;

export function isRegistrationPaper(kind: string): kind is RegistrationPaper {
  return kind in REGISTRATION_PAPERS;
}
