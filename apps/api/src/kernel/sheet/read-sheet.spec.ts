import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { caseFile } from '../../testing/cases.js';
import { ONE_SHEET, type WorkbookParts, workbook } from '../../testing/workbook.js';
import { WorkRoom } from '../work/index.js';
import { READ_SHEET, type SheetFound } from './index.js';

const work = new WorkRoom();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-sheet-'));
afterAll(async () => {
  await work.onApplicationShutdown();
  fs.rmSync(folder, { recursive: true });
});

async function read(content: Buffer, mostRows = 502): Promise<SheetFound> {
  const file = path.join(folder, 'sheet.xlsx');
  fs.writeFileSync(file, content);
  return work.run(READ_SHEET, { file, mostRows });
}

/** The cells of a row: what is shown in each, and what kind it is of where it is no text. */
function shown({ rows }: SheetFound, number: number): string[] {
  const row = rows.find((each) => each.row === number);
  return (row?.cells ?? []).map(({ kind, text }) => (kind === 'TEXT' ? text : `${kind} ${text}`.trim()));
}

const TWO_ROWS =
  '<row r="1"><c r="A1" t="str"><v>名</v></c></row><row r="2"><c r="A2" t="str"><v>值</v></c></row>';

describe('a sheet as people sent it', () => {
  test('is read row by row', async () => {
    const found = await read(caseFile('00-good.xlsx'));
    expect(found.rows.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(shown(found, 2).slice(0, 5)).toEqual([
      '苏长河',
      '640122197001010011',
      '13895311000',
      '6228481000000200104',
      '贺兰农商行立岗支行',
    ]);
  });

  test('with its last row formatted has as many rows as say something', async () => {
    const { rows } = await read(caseFile('18-last-row-formatted.xlsx'));
    expect(rows.map(({ row }) => row)).toEqual([1, 2]);
  });

  test.each([
    ['03-card-as-number.xlsx', 'D2', 'NUMBER 6.22848E+18'],
    ['05b-area-formula.xlsx', 'M2', 'NUMBER 6.90'],
    ['08b-share-formula-uncached.xlsx', 'J2', 'UNREADABLE'],
  ])('%s: %s is %s', async (name, place, expected) => {
    const { rows } = await read(caseFile(name));
    const column = place.charCodeAt(0) - 64;
    const cell = rows[1]!.cells.find((each) => each.column === column)!;
    expect(cell.kind === 'TEXT' ? cell.text : `${cell.kind} ${cell.text}`.trim()).toBe(expected);
  });
});

describe('a cell', () => {
  const FORMATS = [
    'yyyy/m/d',
    '#,##0.00',
    '0.0%',
    'h:mm',
    '0.00',
    '[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;',
  ];
  const texts =
    '<si><t>零</t></si><si><r><rPr/><t>富</t></r><r><t>文本</t></r><rPh><t>fù</t></rPh></si><si><t>a_x000B_b</t></si>';

  test.each([
    ['of a shared text', '<c t="s"><v>0</v></c>', ['零']],
    ['of runs, without the readings above', '<c t="s"><v>1</v></c>', ['富文本']],
    ['of a text with an escape', '<c t="s"><v>2</v></c>', ['a\u000bb']],
    ['of a shared text that there is not', '<c t="s"><v>3</v></c>', ['UNREADABLE']],
    ['of a shared text of no number', '<c t="s"><v>x</v></c>', ['UNREADABLE']],
    ['with its text in it', '<c t="inlineStr"><is><t>内</t></is></c>', ['内']],
    ['of runs in it', '<c t="inlineStr"><is><r><t>内</t></r><r><t>文</t></r></is></c>', ['内文']],
    ['of a formula’s text', '<c t="str"><f>A1</f><v>果</v></c>', ['果']],
    ['of a formula’s empty text', '<c t="str"><f>A1</f><v></v></c>', []],
    ['of a formula without a result', '<c><f>A1+1</f></c>', ['UNREADABLE']],
    ['of a formula with nothing for a result', '<c><f>A1+1</f><v></v></c>', ['UNREADABLE']],
    ['of an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ['UNREADABLE']],
    ['of a truth', '<c t="b"><v>1</v></c>', ['TRUE']],
    ['of a number', '<c><v>6.8999999999999995</v></c>', ['NUMBER 6.9']],
    ['of a number with eleven digits', '<c><v>13895311000</v></c>', ['NUMBER 13895311000']],
    ['of a number with two decimals', '<c s="5"><v>6.8999999999999995</v></c>', ['NUMBER 6.90']],
    ['of a number in groups', '<c s="2"><v>1234.5</v></c>', ['NUMBER 1,234.50']],
    ['of a share', '<c s="3"><v>0.125</v></c>', ['NUMBER 12.5%']],
    ['of what is no number', '<c><v>twelve</v></c>', ['UNREADABLE']],
    ['of no finite number', '<c><v>1E999</v></c>', ['UNREADABLE']],
    ['of a day', '<c s="1"><v>54057</v></c>', ['DATE 2047-12-31']],
    ['of a day as it is written here', '<c s="6"><v>54057</v></c>', ['DATE 2047-12-31']],
    ['of a day in ISO', '<c t="d"><v>2047-12-31T00:00:00</v></c>', ['DATE 2047-12-31']],
    ['of an hour', '<c s="4"><v>0.5</v></c>', ['DATE 12:00']],
    ['of a kind that there is not', '<c t="zz"><v>1</v></c>', ['UNREADABLE']],
    ['of a style that there is not', '<c s="99"><v>7</v></c>', ['NUMBER 7']],
    ['that is empty', '<c s="1"/>', []],
  ])('%s', async (_, cell, expected) => {
    const found = await read(await workbook({ rows: `<row r="1">${cell}</row>`, texts, formats: FORMATS }));
    expect(shown(found, 1)).toEqual(expected);
  });

  test('counts its days from where its book does', async () => {
    const from1904 = `<workbookPr date1904="1"/>${ONE_SHEET}`;
    const rows = '<row><c s="1"><v>52595</v></c></row>';
    expect(shown(await read(await workbook({ rows, formats: FORMATS, workbook: from1904 })), 1)).toEqual([
      'DATE 2047-12-31',
    ]);
  });

  test('is of the first sheet that is shown', async () => {
    const sheets =
      '<sheets><sheet name="A" sheetId="1" state="veryHidden" r:id="r1"/><sheet name="B" sheetId="2" r:id="r2"/></sheets>';
    const second = '<worksheet><sheetData><row><c t="str"><v>第二</v></c></row></sheetData></worksheet>';
    const parts = { rows: TWO_ROWS, workbook: sheets, others: { 'xl/worksheets/sheet2.xml': second } };
    expect(shown(await read(await workbook(parts)), 1)).toEqual(['第二']);
  });
});

const repeated = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

/** Numbers without an order that a zip could make use of. */
const mixed = (n: number) => Math.imul(n, 2_654_435_761) >>> 8;

describe('a sheet that covers more than anybody writes', () => {
  test.each<[string, WorkbookParts]>([
    [
      'with all of it made one cell',
      { rows: TWO_ROWS, behind: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' },
    ],
    [
      'with a list to choose from in all of it',
      {
        rows: TWO_ROWS,
        behind:
          '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
      },
    ],
    [
      'with a thousand formats by condition on all of it',
      {
        rows: TWO_ROWS,
        behind: repeated(
          1000,
          (n) =>
            `<conditionalFormatting sqref="A1:XFD1048576"><cfRule priority="${n}"/></conditionalFormatting>`,
        ),
      },
    ],
    [
      'with a cell in its last corner',
      { rows: `${TWO_ROWS}<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>` },
    ],
    [
      'with a hundred thousand empty rows',
      {
        rows: `${TWO_ROWS}${repeated(100_000, (n) => `<row r="${n + 3}" ht="15"><c r="A${n + 3}" s="1"/></row>`)}`,
      },
    ],
    [
      'with eight hundred thousand shared texts',
      { rows: TWO_ROWS, texts: repeated(800_000, (n) => `<si><t>${mixed(n) % 1000}</t></si>`) },
    ],
    [
      'with a text of four million characters',
      {
        rows: TWO_ROWS,
        texts: `<si><t>${repeated(4_000_000, (n) => String.fromCharCode(0x4e00 + (mixed(n) % 20_000)))}</t></si>`,
      },
    ],
  ])('%s is read by what it says', async (_, parts) => {
    const found = await read(await workbook(parts));
    expect(found.rows.map(({ row }) => row)).toEqual([1, 2]);
    expect(shown(found, 2)).toEqual(['值']);
  });

  test('is read no further than it is asked for', async () => {
    const rows = repeated(60_000, (n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c></row>`);
    const found = await read(await workbook({ rows }), 502);
    expect(found.rows).toHaveLength(502);
  });

  test('tells which cells were made one', async () => {
    const found = await read(
      await workbook({ rows: TWO_ROWS, behind: '<mergeCells><mergeCell ref="A2:B9"/></mergeCells>' }),
    );
    expect(found.merges).toEqual([{ from: { row: 2, column: 1 }, to: { row: 9, column: 2 } }]);
  });
});

describe('what nobody would write', () => {
  const LAUGHS = `<!DOCTYPE w [<!ENTITY a "ha">${repeated(20, (n) => `<!ENTITY a${n} "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">`)}]>`;
  const inSheet = (head: string, cell: string) =>
    `${head}<worksheet><sheetData><row><c t="str"><v>${cell}</v></c></row></sheetData></worksheet>`;

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['no zip', () => Buffer.from('PK is how it would begin')],
    [
      'a zip that is no workbook',
      async () =>
        await new (await import('jszip')).default().file('a', 'b').generateAsync({ type: 'nodebuffer' }),
    ],
    ['half a workbook', async () => (await workbook({ rows: TWO_ROWS })).subarray(0, 900)],
    ['entities that grow', () => workbook({ sheet: inSheet(LAUGHS, '&a19;') })],
    [
      'an entity from elsewhere',
      () => workbook({ sheet: inSheet('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '&x;') }),
    ],
    ['an entity that nobody declared', () => workbook({ sheet: inSheet('', '&x;') })],
    ['elements that do not close', () => workbook({ sheet: '<worksheet><sheetData><row>' })],
    ['a million nested elements', () => workbook({ sheet: '<a>'.repeat(1_000_000) })],
    [
      'text of another encoding',
      () =>
        workbook({ others: { 'xl/worksheets/sheet1.xml': Buffer.from('\ufeff<worksheet/>', 'utf16le') } }),
    ],
    ['rows in disorder', () => workbook({ rows: '<row r="2"/><row r="1"/>' })],
    [
      'two cells in one place',
      () => workbook({ rows: '<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>' }),
    ],
    ['a row below the last', () => workbook({ rows: '<row r="1048577"/>' })],
    ['a column beyond the last', () => workbook({ rows: '<row><c r="XFE1"><v>1</v></c></row>' })],
    [
      'two thousand cells made one',
      () => workbook({ behind: repeated(2000, (n) => `<mergeCell ref="A${n + 1}:B${n + 1}"/>`) }),
    ],
    [
      'three hundred parts',
      () => workbook({ others: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`p${n}`, 'x'])) }),
    ],
    [
      'thirty megabytes of nothing',
      () => workbook({ others: { 'xl/media/image1.png': Buffer.alloc(30_000_000) } }),
    ],
    [
      'fifteen megabytes of nothing in fifteen kilobytes',
      () => workbook({ others: { 'xl/media/image1.png': Buffer.alloc(15_000_000) } }),
    ],
    ['a part that is larger than it says', async () => lyingAbout(await workbook({ rows: TWO_ROWS }))],
  ])('%s is refused', async (_, make) => {
    await expect(read(await make())).rejects.toThrow();
    expect((await read(caseFile('00-good.xlsx'))).rows).toHaveLength(3);
  });
});

/** In the list of contents each part is said to unpack to ten bytes. */
function lyingAbout(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  for (
    let at = copy.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')
  )
    copy.writeUInt32LE(10, at + 24);
  return copy;
}
