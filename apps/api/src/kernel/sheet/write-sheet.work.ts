import ExcelJs from 'exceljs';

export interface SheetColumn {
  readonly head: string;
  readonly width: number;
  /** Its texts are whole fen, and become amounts in 元 with which whoever opens it can reckon; an empty one stays empty. */
  readonly isFen?: boolean;
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** All as texts: numbers of things keep their digits, and nothing is a formula. */
  readonly rows: readonly (readonly string[])[];
  /** What is said below the last row; nothing where it is empty. */
  readonly note: string;
}

/** A workbook of one sheet, its heads kept in view. */
export default async function writeSheet({ name, columns, rows, note }: SheetToWrite): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width, isFen }) => ({
    ...{ header: head, width },
    style: { numFmt: isFen ? '#,##0.00' : '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows)
    sheet.addRow(row.map((text, index) => (columns[index]!.isFen ? toYuan(text) : text)));
  if (note) sheet.addRow([note]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Exact to the fen as far as a number of a sheet is: below 10 万亿元. */
function toYuan(fen: string): number | null {
  return fen === '' ? null : Number(fen) / 100;
}
