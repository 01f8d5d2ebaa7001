import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import { caseFile } from '../../testing/cases.js';
import { packed, pdf } from '../../testing/pdf.js';
import { PDF } from '../../testing/story.js';
import { RefusedError } from '../http/index.js';
import { WorkRoom } from '../work/index.js';
import { isPaper, pagesOf } from './papers.js';

const work = new WorkRoom();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-papers-'));
afterAll(async () => {
  await work.onApplicationShutdown();
  fs.rmSync(folder, { recursive: true });
});

/** Pages of a file, or the code that it is refused with. */
async function look(content: Buffer): Promise<number | string> {
  const file = path.join(folder, 'paper.pdf');
  fs.writeFileSync(file, content);
  if (!(await isPaper(file))) return 'no paper';
  return pagesOf(work, file).catch((error: unknown) => (error as RefusedError).message);
}

async function made(pages: number, change?: (paper: PDFDocument) => void): Promise<Buffer> {
  const paper = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) paper.addPage();
  change?.(paper);
  return Buffer.from(await paper.save());
}

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const FILE = [
  '<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>',
  '<</Type/EmbeddedFile/Length 2>>\nstream\nMZ\nendstream',
];
const inObjectStream = (object: string) => packed('/Type/ObjStm/N 1/First 4', `9 0 ${object}`);

describe('a paper that opens is counted', () => {
  test.each<[string, () => Buffer | Promise<Buffer>, number]>([
    ['of one page', () => pdf(), 1],
    ['with a line break before its first word', () => pdf({ before: '\r\n' }), 1],
    ['with the mark of a text file before its first word', () => pdf({ before: '\ufeff' }), 1],
    ['without a table of its objects', () => PDF, 1],
    ['of three hundred pages', () => made(300), 300],
    ['that turns to its first page when it is opened', () => pdf({ catalog: '/OpenAction[3 0 R/Fit]' }), 1],
    [
      'that names an address',
      () =>
        pdf({ page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://e.cn)>>>>]' }),
      1,
    ],
    [
      'whose form is filled in',
      () => made(1, (paper) => paper.getForm().createTextField('甲').setText('1')),
      1,
    ],
    [
      'that says of itself that it has a million pages',
      () => pdf({ pages: '<</Type/Pages/Kids[3 0 R]/Count 1000000>>' }),
      1,
    ],
    [
      'that only forbids printing',
      () => made(1, (paper) => paper.encrypt({ ownerPassword: 'x', permissions: {} })),
      1,
    ],
  ])('%s', async (_, make, pages) => expect(await look(await make())).toBe(pages));
});

describe('a paper that does not open is refused', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['of the first word alone', () => caseFile('43-pdf-magic-only.pdf')],
    ['without a page, behind a line break', () => caseFile('46-pdf-leading-newline.pdf')],
    ['without a page', () => pdf({ pages: '<</Type/Pages/Kids[]/Count 0>>' })],
    ['whose pages go round in a circle', () => pdf({ pages: '<</Type/Pages/Kids[2 0 R]/Count 1>>' })],
    ['cut off before its end', async () => (await made(3)).subarray(0, -30)],
    ['cut off in the middle', async () => (await made(40)).subarray(0, 200)],
    [
      'that unpacks to gigabytes',
      () => pdf({ others: [packed('/Type/ObjStm/N 1/First 4', Buffer.alloc(600_000_000, '4 0 '))] }),
    ],
    [
      'of a million objects',
      () =>
        pdf({
          others: [
            Buffer.from(
              Array.from({ length: 900_000 }, (_, n) => `\nendobj\n${n + 9} 0 obj<</A 1>>`).join(''),
            ),
          ],
        }),
    ],
  ])('%s', async (_, make) => expect(await look(await make())).toBe('file.paper-broken'), 60_000);

  test('what is no paper at all is none', async () => {
    expect(await look(Buffer.from('<html>'))).toBe('no paper');
    for (const before of ['@echo off\r\n', '<script>1</script>\n', 'MZ\x90', 'x'.repeat(900)])
      expect(await look(pdf({ before }))).toBe('no paper');
  });

  test('with a password', async () => {
    const locked = await made(1, (paper) =>
      paper.encrypt({ userPassword: 'secret', ownerPassword: 'x', permissions: {} }),
    );
    expect(await look(locked)).toBe('file.paper-locked');
  });

  test('of more pages than a paper has', async () =>
    expect(await look(await made(301))).toBe('file.too-many-pages'));
});

describe('a paper that acts is refused', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a script when it is opened', () => pdf({ catalog: '/OpenAction 4 0 R', others: [SCRIPT] })],
    ['a script written with other letters', () => pdf({ catalog: '/OpenAction<</S/J#61vaScript/JS(1)>>' })],
    [
      'a script whose kind stands elsewhere',
      () => pdf({ catalog: '/OpenAction<</S 4 0 R/JS(1)>>', others: ['/JavaScript'] }),
    ],
    [
      'a script by name',
      () => pdf({ catalog: '/Names<</JavaScript<</Names[(a) 4 0 R]>>>>', others: [SCRIPT] }),
    ],
    ['a script when a page is turned to', () => pdf({ page: `/AA<</O${SCRIPT}>>` })],
    ['a script in a field', () => pdf({ page: `/Annots[<</Subtype/Widget/AA<</K${SCRIPT}>>>>]` })],
    ['a script in a packed object', () => pdf({ others: [inObjectStream(SCRIPT)] })],
    [
      'a script behind what cannot be read',
      () => pdf({ others: [`<</S/JavaScript/JS(1)/X${'['.repeat(200_000)}`] }),
    ],
    [
      'a script in a paper that forbids printing',
      () =>
        made(1, (paper) => {
          paper.addJavaScript('a', 'app.alert(1)');
          paper.encrypt({ ownerPassword: 'x', permissions: {} });
        }),
    ],
    ['a program when it is opened', () => pdf({ catalog: '/OpenAction<</S/Launch/F(cmd.exe)>>' })],
    ['a form that sends itself', () => pdf({ page: '/AA<</O<</S/SubmitForm/F(http://e.cn)>>>>' })],
    ['a file in it', () => pdf({ catalog: '/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>', others: FILE })],
    [
      'a file beside a word',
      () => pdf({ page: '/Annots[<</Subtype/FileAttachment/FS 4 0 R>>]', others: FILE }),
    ],
    ['a form of another kind', () => pdf({ catalog: '/AcroForm<</XFA[(a)4 0 R]>>', others: ['()'] })],
  ])('%s', async (_, make) => expect(await look(await make())).toBe('file.paper-active'));
});
