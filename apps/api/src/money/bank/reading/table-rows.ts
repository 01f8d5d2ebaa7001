import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ModestZip } from '../../../kernel/sheet/modest-zip.js';
import { readBook } from '../../../kernel/sheet/book.js';
import { readFormats } from '../../../kernel/sheet/formats.js';
import { RowGatherer, type SheetRow } from '../../../kernel/sheet/rows.js';
import { readSharedTexts } from '../../../kernel/sheet/texts.js';
import { readXml } from '../../../kernel/sheet/xml.js';
import { faulty } from './file-fault.js';
import { type Encoding, encodingOf, textsOf } from './text-file.js';

/** A row of a table with the number under which people find it. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const LONGEST_ROW = 64 * 1024;
const DELIMITERS = ['\t', ',', '|', ';'] as const;
const ROWS_TO_SEE = 60;
/** A sheet of a hundred thousand lines unpacks to less. */
const MAX_UNPACKED_BYTES = 160 * 1024 * 1024;
const MOST_ROWS = 250_000;

/** Rows of a text in columns, whatever stands between them. */
export async function readTextTable(file: string, take: (row: TableRow) => void): Promise<void> {
  const encoding = await encodingOf(file);
  const parser = parse({
    delimiter: await delimiterOf(file, encoding),
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: LONGEST_ROW,
  });
  try {
    const found = Readable.from(textsOf(file, encoding)).pipe(parser);
    for await (const { record, info } of found as AsyncIterable<Parsed>)
      take({ row: info.lines, cells: record });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw faulty('bank.broken-file', { place: `第 ${Number(error['lines'] ?? 0)} 行` });
  }
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** What stands between the columns of most of the first rows. */
async function delimiterOf(file: string, encoding: Encoding): Promise<string> {
  for await (const text of textsOf(file, encoding)) {
    const rows = text.split(/\r\n|\r|\n/).slice(0, ROWS_TO_SEE);
    const counts = DELIMITERS.map(
      (delimiter) => rows.filter((row) => row.split(delimiter).length > 3).length,
    );
    return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  }
  return ',';
}

/** Rows of the first sheet of a workbook, as it shows them. */
export async function readSheetTable(file: string, take: (row: TableRow) => void): Promise<void> {
  const zip = await ModestZip.open(file, MAX_UNPACKED_BYTES);
  try {
    const { sheet, isFrom1904 } = await readBook(zip);
    const context = { isFrom1904, texts: await readSharedTexts(zip), formats: await readFormats(zip) };
    await readXml(zip.read(sheet), new RowGatherer(context, MOST_ROWS, (row) => take(shownRow(row))));
  } finally {
    zip.close();
  }
}

function shownRow({ row, cells }: SheetRow): TableRow {
  const texts: string[] = [];
  for (const { column, kind, text } of cells) {
    // Of a long number that is kept as a number the last digits are gone: it is told as the shortened one that it is.
    const isShort = kind === 'NUMBER' && /^\d{16,}$/.test(text);
    texts[column - 1] = kind === 'UNREADABLE' ? '#' : isShort ? `${text[0]}E+${text.length - 1}` : text;
  }
  return { row, cells: Array.from(texts, (text) => text ?? '') };
}
