import { jobOf } from '../work/index.js';
import type { SheetAsked, SheetFound } from './read-sheet.work.js';
import type { SheetToWrite } from './write-sheet.work.js';

export type { SheetCell } from './cell.js';
export type { SheetFound } from './read-sheet.work.js';
export type { Merge, SheetRow } from './rows.js';

/** Rows of a workbook, whatever somebody has put into it; throws where it cannot be read. */
export const READ_SHEET = jobOf<SheetAsked, SheetFound>('./read-sheet.work.js', import.meta.url, {
  seconds: 10,
  megabytes: 160,
});

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of some thousand rows: longer than anybody who bids should wait for. */
export const WRITE_SHEET = jobOf<SheetToWrite, Uint8Array>('./write-sheet.work.js', import.meta.url, {
  seconds: 20,
  megabytes: 200,
});
