import { formatQuantity, parseQuantity, type Quantity, quantityInWords } from '../../kernel/area/index.js';

/** Which of the measures of a thing counts, where they are not the same. Source: rules §21 A4. */
export const AREA_BASES = { CERTIFICATE: '确权', CONTRACT: '合同', MEASURED: '实测' } as const;
export type AreaBasis = keyof typeof AREA_BASES;

/** The fact under which a notice prints what was chosen. */
export const PRICED_QUANTITY = '计价面积（数量）';

/** What the parties chose on site, in the lot's unit of quantity; each number as it is written. */
export interface AreaAgreement {
  readonly counts: AreaBasis;
  /** The one that counts. */
  readonly quantity: string;
  readonly listed: string;
  readonly measured: string;
  readonly reason: string;
}

/** What counts by an agreement, as long as it is about what is listed now. */
export function agreedQuantity(agreement: AreaAgreement | undefined, listed: Quantity): Quantity | undefined {
  if (!agreement || agreement.listed !== formatQuantity(listed)) return undefined;
  return parseQuantity(agreement.quantity);
}

/** Both measures, what counts and why, as the notice prints it. */
export function agreementInWords(agreement: AreaAgreement, unit: string): string {
  const inWords = (text: string) => quantityInWords(parseQuantity(text) ?? 0n, unit);
  const { counts, quantity, listed, measured, reason } = agreement;
  const contract = counts === 'CONTRACT' ? `，合同 ${inWords(quantity)}` : '';
  return `挂牌 ${inWords(listed)}，实测 ${inWords(measured)}${contract}；双方约定按${AREA_BASES[counts]}的 ${inWords(quantity)} 计价：${reason}`;
}
