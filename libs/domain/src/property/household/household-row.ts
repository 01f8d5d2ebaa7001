import type { HouseholdColumn } from './household-columns.js';

/**
 * What a cell is besides its text: a number or a date by its type, whatever it looks like; one that cannot be
 * read, as a formula without its result; one that another cell covers. None of the last two is an empty one.
 */
export type CellMark = 'NUMBER' | 'DATE' | 'UNREADABLE' | 'COVERED';

/** One row as it was read from the sheet, with the number it has there. */
export interface HouseholdRow {
  readonly row: number;
  /** What is shown in each. */
  readonly cells: Readonly<Record<HouseholdColumn, string>>;
  readonly marks?: Readonly<Partial<Record<HouseholdColumn, CellMark>>>;
}

/** Most parcels of one lot. */
export const MOST_ROWS = 500;
