import { jobOf } from '../work/index.js';
import type { SheetAsked, SheetFound } from './read-sheet.work.js';

export type { SheetCell } from './cell.js';
export type { SheetFound } from './read-sheet.work.js';
export type { Merge, SheetRow } from './rows.js';

/** Rows of a workbook, whatever somebody has put into it; throws where it cannot be read. */
export const READ_SHEET = jobOf<SheetAsked, SheetFound>('./read-sheet.work.js', import.meta.url, {
  seconds: 10,
  megabytes: 160,
});
