import ExcelJs from 'exceljs';

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  /** All as texts: numbers of things keep their digits, and nothing is a formula. */
  readonly rows: readonly (readonly string[])[];
  /** What is said below the last row; nothing where it is empty. */
  readonly note: string;
}

/** A workbook of one sheet, its heads kept in view. */
export default async function writeSheet({ name, columns, rows, note }: SheetToWrite): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  if (note) sheet.addRow([note]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
