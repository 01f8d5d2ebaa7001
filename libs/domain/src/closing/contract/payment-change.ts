/** What changes a plan of payments after both sides have signed. Source: rules §6.10, §10.1. */
export const PAYMENT_CHANGES = {
  WAIVER: '转出方免收',
  QUANTITY: '按实际数量多退少补',
  KIND_RENT: '实物租按当日价折算',
} as const;
export type PaymentChangeKind = keyof typeof PAYMENT_CHANGES;
