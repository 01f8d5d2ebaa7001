import { foldText } from '../../kernel/index.js';
/**
 * Why an application is not taken on, each with what its owner can do about it. Source: rules §6.1 row
 * "any review / reject", §16.7.
 */
export const REJECTION_REASONS = {
  MISSING_PAPERS: { name: '材料不齐，逾期没有补正', remedy: '把材料补齐后重新申请' },
  TITLE_UNCLEAR: { name: '权属不清', remedy: '先到确权登记机构查清、更正，再申请' },
  DISPUTED: { name: '有争议', remedy: '先申请调解，或者向农村土地承包仲裁委员会申请仲裁，了结后再申请' },
  SEIZED: { name: '被查封、冻结', remedy: '查封、冻结解除后再申请' },
  PLEDGED: { name: '已抵押，抵押权人没有同意', remedy: '取得抵押权人书面同意，或者解除抵押后再申请' },
  OVER_TERM: { name: '期限超过上限', remedy: '把期限改到上限以内，重新申请' },
  DOUBLE_LISTING: { name: '已在别处挂牌或者流转', remedy: '先撤回另一笔，或者等它到期，再申请' },
  AREA_MISMATCH: { name: '面积和实际不符', remedy: '先实测、更正登记面积，再申请' },
  NO_MAJORITY: { name: '民主决议不够三分之二', remedy: '重新开会表决，达到三分之二后再申请' },
  NO_TOWN_APPROVAL: { name: '没有乡镇批准', remedy: '报乡镇人民政府批准后再申请' },
  UNLAWFUL_PURPOSE: { name: '用途不合规定', remedy: '改成规定的用途后重新申请' },
  OUT_OF_SCOPE: { name: '不在本平台交易范围', remedy: '到管这类权利的交易平台办理' },
} as const;
export type RejectionReason = keyof typeof REJECTION_REASONS;

/** Where one can turn who does not accept it. */
export const REJECTION_APPEAL = '不服这个决定，可以向中心申请复核，或者向贺兰县农业农村局投诉。';

/** The decision as its owner reads it. */
export function rejectionInWords(code: RejectionReason, detail: string): string {
  const { name, remedy } = REJECTION_REASONS[code];
  return `${name}：${foldText(detail)}。怎么办：${remedy}。${REJECTION_APPEAL}`;
}
