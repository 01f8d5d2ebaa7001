/** What the two sides of a result sign, in the order in which it comes. Source: rules §6.10, §9.5. */
export const PAPER_KINDS = { MINUTES: '协商纪要', LETTER: '成交确认书', CONTRACT: '合同' } as const;
export type PaperKind = keyof typeof PAPER_KINDS;

/** The two sides of a result. */
export const DEAL_SIDES = { TRANSFEROR: '转出方', TRANSFEREE: '受让方' } as const;
export type DealSide = keyof typeof DEAL_SIDES;

/** Whether a paper binds: whoever has signed it so far are both its sides. */
export function isSignedByAll(signedBy: readonly DealSide[]): boolean {
  return (Object.keys(DEAL_SIDES) as DealSide[]).every((side) => signedBy.includes(side));
}
