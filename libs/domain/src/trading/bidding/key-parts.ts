/** Who holds the three parts of whatever is sealed; any two of them open it. In the order of a notice. */
export const KEY_PARTS = {
  CENTER: '中心负责人',
  SUPERVISOR: '监管人员',
  TRANSFEROR: '转出方一侧',
} as const;
export type KeyPart = keyof typeof KEY_PARTS;

/** So many envelopes a holder hands in at once; the rest follows. */
export const MOST_HANDED_IN = 300;
