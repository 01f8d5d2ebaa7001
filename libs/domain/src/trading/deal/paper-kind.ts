/** What the two sides of a result sign, in the order in which it comes. Source: rules §6.10, §9.5. */
export const PAPER_KINDS = { MINUTES: '协商纪要', LETTER: '成交确认书', CONTRACT: '合同' } as const;
export type PaperKind = keyof typeof PAPER_KINDS;
