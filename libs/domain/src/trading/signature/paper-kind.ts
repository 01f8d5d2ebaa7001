/**
 * What is signed, in the order in which it comes: by whom a liaison has written something down, and by the two sides of
 * a result. Source: rules §6.10, §9.5; one liaison alone binds no farmer: 贺党办〔2022〕110号 六(二).
 */
export const PAPER_KINDS = {
  RESERVE: '保留价封存单',
  CONSULTATION: '征询答复',
  MINUTES: '协商纪要',
  LETTER: '成交确认书',
  CONTRACT: '合同',
  ENDING: '关于解除合同的意见',
  ENDING_NOTICE: '解除合同通知书',
  WAIVER: '免收租金的意见',
} as const;
export type PaperKind = keyof typeof PAPER_KINDS;

/** The two sides of a result. */
export const DEAL_SIDES = { TRANSFEROR: '转出方', TRANSFEREE: '受让方' } as const;
export type DealSide = keyof typeof DEAL_SIDES;

/** Whether a paper binds: whoever has signed it so far are both its sides. */
export function isSignedByAll(signedBy: readonly DealSide[]): boolean {
  return (Object.keys(DEAL_SIDES) as DealSide[]).every((side) => signedBy.includes(side));
}
