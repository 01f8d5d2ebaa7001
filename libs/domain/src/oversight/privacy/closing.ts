/** What still runs in somebody's name; counts. */
export interface OpenMatters {
  readonly listings: number;
  readonly registrations: number;
  readonly payments: number;
  readonly deposits: number;
  readonly objections: number;
  readonly endings: number;
}

/** Why an account cannot be closed yet, and what to do about it. */
export const CLOSING_BLOCKS = {
  listings: { title: '有没有办完的挂牌项目', next: '在“我的申请”里撤回，或者等项目结束、归档。' },
  registrations: { title: '有没有办完的报名', next: '在“我的报名”里撤回，或者等结果出来。' },
  payments: { title: '有没有付完的款', next: '等收款、付款都办完；有疑问请联系中心财务。' },
  deposits: { title: '有保证金在中心', next: '等保证金退回或者转为价款。' },
  objections: { title: '有没有办完的异议、投诉', next: '等答复，或者在“我的异议”里撤回。' },
  endings: { title: '有没有办完的解除通知', next: '等双方的答复和中心的决定。' },
} as const satisfies Readonly<Record<keyof OpenMatters, { title: string; next: string }>>;

export type ClosingBlock = keyof typeof CLOSING_BLOCKS;

/** Everything that keeps an account open. Source: rules §13.1 (retention), §6. */
export function closingBlocks(open: OpenMatters): ClosingBlock[] {
  return (Object.keys(CLOSING_BLOCKS) as ClosingBlock[]).filter((name) => open[name] > 0);
}

/** Of a party that has done business its facts stand in papers; without, nothing keeps them. */
export function mayEraseParty({ hasBusiness }: { readonly hasBusiness: boolean }): boolean {
  return !hasBusiness;
}
