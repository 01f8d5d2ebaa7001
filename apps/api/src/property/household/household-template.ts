import { HOUSEHOLD_COLUMNS, type HouseholdColumn, MOST_ROWS, OPTIONAL_COLUMNS } from '@helan/domain';
import ExcelJs from 'exceljs';
import { XLSX } from '../../kernel/sheet/index.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';

const COLUMNS = Object.entries(HOUSEHOLD_COLUMNS) as [HouseholdColumn, { head: string; hint: string }][];
let made: Promise<MadeFile> | undefined;

/** The empty table, with a page that explains each column; it is always the same. */
export function householdTemplate(): Promise<MadeFile> {
  made ??= makeTemplate();
  return made;
}

async function makeTemplate(): Promise<MadeFile> {
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
    const [, choices] = /^(\S+ 或 [^\s；]+)/.exec(hint) ?? [];
    if (!choices) return;
    for (let row = 2; row <= MOST_ROWS + 1; row += 1)
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.split(' 或 ').join(',')}"`],
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
  notes.addRow([
    '集体没有发包的地',
    '“土地归属”写“集体”，户主、身份证、银行卡、合同各列空着；款付到集体登记的账户',
  ]);
  notes.addRow(['一户有几块地', '一块地一行，户主的各列每行都照抄一遍']);
  return { content: Buffer.from(await book.xlsx.writeBuffer()), mime: XLSX, name: '各户名册.xlsx' };
}
