/** How a part of a year is counted; the notice prints it. Source: rules §21 A2. */
export const PART_YEARS = {
  MONTHS: '不足一年的，整月按十二分之一年，余下的天数按三百六十五分之一年',
  ACTUAL: '不足一年的，按实际天数占当年三百六十五天或者三百六十六天的比例',
  D30_360: '不足一年的，按每月三十天、每年三百六十天',
} as const;
export type PartYear = keyof typeof PART_YEARS;

/** The values of `term.partYear` in their order, from one. */
const BY_NUMBER: readonly PartYear[] = ['MONTHS', 'ACTUAL', 'D30_360'];

/** The convention that a value of the parameter `term.partYear` names. */
export function partYearOf(value: number): PartYear {
  const partYear = BY_NUMBER[value - 1];
  if (!partYear) throw new Error(`no convention for a part of a year: ${value}`);
  return partYear;
}
