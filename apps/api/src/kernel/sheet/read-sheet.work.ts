import { type Book, readBook } from './book.js';
import { readFormats } from './formats.js';
import { ModestZip } from './modest-zip.js';
import { type Merge, RowGatherer, type SheetRow } from './rows.js';
import { readSharedTexts } from './texts.js';
import { readXml } from './xml.js';

export interface SheetAsked {
  readonly file: string;
  /** Rows that say something, the heads among them; no more are read. */
  readonly mostRows: number;
}

export interface SheetFound {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

/** The first sheet of a workbook that is shown. Throws where it is none, or one that nobody would write. */
export default async function readSheet({ file, mostRows }: SheetAsked): Promise<SheetFound> {
  const zip = await ModestZip.open(file);
  try {
    const { sheet, isFrom1904 }: Book = await readBook(zip);
    const context = { isFrom1904, texts: await readSharedTexts(zip), formats: await readFormats(zip) };
    const gatherer = new RowGatherer(context, mostRows);
    await readXml(zip.read(sheet), gatherer);
    return { rows: gatherer.rows.slice(0, mostRows), merges: gatherer.merges };
  } finally {
    zip.close();
  }
}
