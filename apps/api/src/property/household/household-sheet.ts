import {
  HOUSEHOLD_COLUMNS,
  type HouseholdColumn,
  type HouseholdRow,
  MOST_ROWS,
  OPTIONAL_COLUMNS,
} from '@helan/domain';
import ExcelJs from 'exceljs';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { isModestZip } from './modest-zip.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Five hundred rows are a tenth of this. */
export const MAX_SHEET_BYTES = 2 * 1024 * 1024;

const COLUMNS = Object.entries(HOUSEHOLD_COLUMNS) as [HouseholdColumn, { head: string; hint: string }][];
/** Rows beyond those that can be taken in are counted, not read. */
const READ_AT_MOST = MOST_ROWS + 2;

/** The empty table, with a page that explains each column. */
export async function householdTemplate(): Promise<Buffer> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('各户名册', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(([column, { head }]) => ({
    header: head,
    key: column,
    width: Math.max(12, head.length * 2.4),
    // As text, so that Excel keeps all digits of ID numbers, cards and codes.
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  COLUMNS.forEach(([, { hint }], index) => {
    if (!hint.startsWith('是 或 否')) return;
    for (let row = 2; row <= MOST_ROWS + 1; row += 1)
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: ['"是,否"'],
      };
  });
  const notes = book.addWorksheet('填写说明');
  notes.columns = [
    { header: '列', width: 20 },
    { header: '怎么填', width: 70 },
    { header: '必填', width: 8 },
  ];
  notes.getRow(1).font = { bold: true };
  for (const [column, { head, hint }] of COLUMNS)
    notes.addRow([head, hint || '文字', OPTIONAL_COLUMNS.includes(column) ? '' : '是']);
  notes.addRow(['一户有几块地', '一块地一行，户主的各列每行都照抄一遍']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The rows of a filled-in table; the heads must be there, in any order. */
export async function readHouseholdSheet(buffer: Buffer): Promise<HouseholdRow[]> {
  const sheet = await openSheet(buffer);
  const places = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, place) => places.set(textOf(cell.value), place));
  const missing = COLUMNS.filter(([, { head }]) => !places.has(textOf(head)));
  if (missing.length > 0)
    throw new RefusedError(
      missing.map(([, { head }]) => ({ code: 'households.head-missing', values: { column: head } })),
    );
  const rows: HouseholdRow[] = [];
  for (let number = 2; number <= sheet.rowCount && rows.length < READ_AT_MOST; number += 1) {
    const row = sheet.getRow(number);
    const cells = Object.fromEntries(
      COLUMNS.map(([column, { head }]) => [column, textOf(row.getCell(places.get(textOf(head))!).value)]),
    ) as Record<HouseholdColumn, string>;
    if (Object.values(cells).some((text) => text !== '')) rows.push({ row: number, cells });
  }
  return rows;
}

async function openSheet(buffer: Buffer): Promise<ExcelJs.Worksheet> {
  if (!(await isModestZip(buffer))) throw refused('households.unreadable', undefined, 'file');
  const book = new ExcelJs.Workbook();
  try {
    await book.xlsx.load(buffer as unknown as ExcelJs.Buffer);
  } catch {
    throw refused('households.unreadable', undefined, 'file');
  }
  const sheet = book.worksheets[0];
  if (!sheet) throw refused('households.unreadable', undefined, 'file');
  return sheet;
}

/** What a person sees in the cell; full-width digits and letters as plain ones. */
function textOf(value: ExcelJs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') {
    if ('richText' in value) return textOf(value.richText.map(({ text }) => text).join(''));
    if ('result' in value) return textOf(value.result);
    if ('text' in value) return textOf(value.text);
    return '';
  }
  return String(value).normalize('NFKC').trim();
}
