import type { FinanceDesk } from './finance-desk.js';

/** What an act asks of a hand, and of patience: keys struck, and times the page was waited for. */
export interface Effort {
  readonly strokes: number;
  readonly waits: number;
}

/** What somebody has done at the desk while this was done. */
export async function effortOf({ keys }: FinanceDesk, work: () => Promise<void>): Promise<Effort> {
  const { strokes, waits } = keys;
  await work();
  return { strokes: keys.strokes - strokes, waits: keys.waits - waits };
}

export interface DaysEfforts {
  /** A file of the bank brought, read and taken: the same for ten lines and for three hundred. */
  readonly file: Effort;
  /** A page of receipts that match exactly, ticked and confirmed. */
  readonly page: Effort;
  /** One receipt typed from the statement. */
  readonly typed: Effort;
}

const RECEIPTS = 300;
/** One in ten is in no file, and typed. */
const TYPED = 30;
const ROWS_A_PAGE = 50;
/** A slow typist, a slow page, and how long a receipt is looked at before it is let go. */
const STROKES_A_SECOND = 2;
const WAIT_SECONDS = 2;
const READING_SECONDS = 3;

/**
 * How long three hundred receipts take, in seconds, if the second person begins when the clerk has ended: the file once;
 * thirty receipts typed, each read from the statement before; then all three hundred read by the second person, and
 * confirmed by six pages of fifty.
 */
export function secondsFor300({ file, page, typed }: DaysEfforts): number {
  const reading = (RECEIPTS + TYPED) * READING_SECONDS;
  return reading + secondsOf(file) + TYPED * secondsOf(typed) + (RECEIPTS / ROWS_A_PAGE) * secondsOf(page);
}

function secondsOf({ strokes, waits }: Effort): number {
  return strokes / STROKES_A_SECOND + waits * WAIT_SECONDS;
}
