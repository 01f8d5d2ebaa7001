import type { HouseholdRow } from '@helan/domain';
import ExcelJs from 'exceljs';
import type { Person } from '../deal/person.js';

/** The sheet as the platform hands it out, filled in and handed in. */
export async function bringHouseholds(
  lister: Person,
  projectId: string,
  rows: readonly HouseholdRow[],
): Promise<void> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.load((await lister.download('household-template')) as unknown as ExcelJs.Buffer);
  const [sheet] = book.worksheets;
  for (const { row, cells } of rows) sheet!.getRow(row).values = Object.values(cells);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  await lister.sendForm(`projects/${projectId}/households`, {}, '各户名册.xlsx', content);
}
