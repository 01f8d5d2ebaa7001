import { open } from 'node:fs/promises';
import { RefusedError, refused } from '../http/refused-error.js';
import { type WorkRoom, jobOf } from '../work/index.js';
import type { PaperAsked, PaperFound } from './inspect-paper.work.js';

const INSPECT_PAPER = jobOf<PaperAsked, PaperFound>('./inspect-paper.work.js', import.meta.url, {
  seconds: 20,
  megabytes: 320,
});

/** More is a book. */
const MOST_PAGES = 300;
/** Readers look for the beginning of a PDF so far into the file. */
const HEAD_BYTES = 1024;
/** A blank or a line break before it is a slip; anything else may be a program, or a page, that is a PDF as well. */
const BEGINNING = /^(\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/;

/** Whether a file begins as PDFs do. */
export async function isPaper(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return BEGINNING.test(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

const FAULTS = {
  BROKEN: 'file.paper-broken',
  LOCKED: 'file.paper-locked',
  ACTIVE: 'file.paper-active',
} as const;

/** Pages of a PDF that opens. Refuses one that does not, that wants a password, that acts, and one too long. */
export async function pagesOf(work: WorkRoom, file: string): Promise<number> {
  const found = await inspect(work, file);
  if ('fault' in found) throw refused(FAULTS[found.fault], undefined, 'file');
  if (found.pages > MOST_PAGES) throw refused('file.too-many-pages', { max: MOST_PAGES }, 'file');
  return found.pages;
}

async function inspect(work: WorkRoom, file: string): Promise<PaperFound> {
  try {
    return await work.run(INSPECT_PAPER, { file, mostPages: MOST_PAGES });
  } catch (error) {
    // That there is no room just now is no fault of the file; that it breaks the thread, or its limits, is.
    if (error instanceof RefusedError) throw error;
    return { fault: 'BROKEN' };
  }
}
