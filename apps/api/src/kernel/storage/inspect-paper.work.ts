import fs from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isActive } from './active-content.js';

export interface PaperAsked {
  readonly file: string;
  readonly mostPages: number;
}

/** How many pages a PDF shows, or why it is not taken: nothing opens it, a password does, or it acts by itself. */
export type PaperFound = { readonly pages: number } | { readonly fault: 'BROKEN' | 'LOCKED' | 'ACTIVE' };

/** So near to its end a PDF says that it ends; one that was cut short does not, though readers make do with it. */
const TAIL_BYTES = 4096;

/** Opens a PDF as a reader does, and goes through every object that it holds. */
export default async function inspectPaper({ file, mostPages }: PaperAsked): Promise<PaperFound> {
  const bytes = await fs.readFile(file);
  if (!bytes.subarray(-TAIL_BYTES).includes('%%EOF')) return { fault: 'BROKEN' };
  const shown = await show(new Uint8Array(bytes), mostPages);
  if ('fault' in shown) return shown;
  try {
    const paper = await PDFDocument.load(bytes, {
      password: '',
      updateMetadata: false,
      parseSpeed: Number.MAX_SAFE_INTEGER,
    });
    return isActive(paper.context) ? { fault: 'ACTIVE' } : shown;
  } catch {
    return { fault: 'BROKEN' };
  }
}

/** Each page is looked up: what a paper says of its pages need not be so. */
async function show(data: Uint8Array, mostPages: number): Promise<PaperFound> {
  const loading = getDocument({ data, verbosity: 0, isEvalSupported: false, disableFontFace: true });
  try {
    const paper = await loading.promise;
    const { numPages: pages } = paper;
    for (let number = 1; number <= Math.min(pages, mostPages); number += 1) await paper.getPage(number);
    return pages > 0 ? { pages } : { fault: 'BROKEN' };
  } catch (error) {
    return { fault: (error as Error).name === 'PasswordException' ? 'LOCKED' : 'BROKEN' };
  } finally {
    await loading.destroy();
  }
}
