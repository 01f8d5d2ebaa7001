import { CLOSING_COLUMNS } from './closing-columns.js';
import { LISTING_COLUMNS } from './listing-columns.js';
import { TRADING_COLUMNS } from './trading-columns.js';

/**
 * Since when the columns are called what they are called here. What was written down before is called by the same
 * words; whoever reads a history is told of which day they are.
 */
export const LABELS_OF = '2026-11-26';

/** What the columns of a history are called, by table. */
export const COLUMN_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...LISTING_COLUMNS,
  ...TRADING_COLUMNS,
  ...CLOSING_COLUMNS,
};

/** What a search is made of, and what stands on the print of its line: neither says anything of its own. */
export const NOT_TOLD: readonly string[] = ['notice.search', 'assisted_word.content'];
