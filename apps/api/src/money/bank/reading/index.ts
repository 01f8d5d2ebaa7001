import { jobOf } from '../../../kernel/work/index.js';
import type { BankFileAsked, BankFileFound } from './read-bank-file.work.js';

export type { BankFault } from './file-fault.js';
export { ISO_FORMS, type IsoForm } from './iso-form.js';
export { MOST_LINES, type ReadRow } from './line-sink.js';
export type { BankFileForm, BankFileFound } from './read-bank-file.work.js';

/** A file of the bank, whatever is in it: its lines are left in a file of rows, what is wrong with it is told. */
export const READ_BANK_FILE = jobOf<BankFileAsked, BankFileFound>(
  './read-bank-file.work.js',
  import.meta.url,
  {
    seconds: 300,
    megabytes: 200,
  },
);
