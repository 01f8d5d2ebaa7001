import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUSEHOLD_COLUMNS } from '@helan/domain';
import { sampleHouseholdRows, sampleListing } from '@helan/domain/samples';
import type { HouseholdView, PageView, PaymentOrderView, Problem, ProjectView } from '@helan/contracts';
import ExcelJs from 'exceljs';
import JsZip from 'jszip';
import { caseFile } from '../../testing/cases.js';
import { householdApplication, householdSheet } from '../../testing/household-lots.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** A right sheet of two households in which somebody has changed something. */
async function changed(change: (sheet: ExcelJs.Worksheet) => void, from?: Buffer): Promise<Buffer> {
  const book = new ExcelJs.Workbook();
  const content = from ?? (await householdSheet(sampleHouseholdRows(2)));
  await book.xlsx.load(content as unknown as ExcelJs.Buffer);
  change(book.worksheets[0]!);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A right sheet with a picture of thirty million zeros beside it: thirty kilobytes. */
async function bomb(): Promise<Buffer> {
  const zip = await JsZip.loadAsync(await householdSheet(sampleHouseholdRows(2)));
  zip.file('xl/media/image1.png', Buffer.alloc(30_000_000));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

async function import_(id: string, sheet: Buffer) {
  const response = await (
    await platform.as('cunjiti')
  )
    .request('post', `projects/${id}/households`)
    .attach('file', sheet, '各户名册.xlsx');
  const body: unknown = Buffer.isBuffer(response.body)
    ? JSON.parse(response.body.toString('utf8'))
    : response.text
      ? JSON.parse(response.text)
      : response.body;
  return { status: response.status, body };
}

async function draft(): Promise<string> {
  const { id } = await (await platform.as('cunjiti')).post<{ id: string }>('projects', { typeCode: 'T01' });
  return id;
}

describe('the table of a lot of many households', () => {
  test('of two hundred is taken in whole: parcels, households, shares that sum to all', async () => {
    const id = await draft();
    const { status, body } = await import_(id, await householdSheet(sampleHouseholdRows(200)));
    expect(status).toBe(201);
    const households = body as HouseholdView[];
    expect(households).toHaveLength(200);
    expect(households.reduce((sum, { shareBasisPoints }) => sum + shareBasisPoints, 0)).toBe(10_000);
    expect(JSON.stringify(households)).not.toContain(sampleHouseholdRows(1)[0]!.cells.idNumber);
    const project = await (await platform.as('cunjiti')).get<ProjectView>(`projects/${id}`);
    expect(project.application.parcels).toHaveLength(200);
    expect(project.missing.map(({ code }) => code)).not.toContain('households.none');
  });

  test('with faults is not taken in at all, and each fault names its row and column', async () => {
    const id = await draft();
    await import_(id, await householdSheet(sampleHouseholdRows(2)));
    const rows = sampleHouseholdRows(200).map((row) =>
      row.row % 2 === 0 ? { ...row, cells: { ...row.cells, phone: '123', mu: '' } } : row,
    );
    const { status, body } = await import_(id, await householdSheet(rows));
    expect(status).toBe(422);
    const { faults } = body as Problem;
    expect(faults).toHaveLength(200);
    expect(faults[0]).toMatchObject({
      field: 'rows.2.phone',
      sentence: '第 2 行“手机号”不对，应是：11 位。',
    });
    const before = await (await platform.as('cunjiti')).get<HouseholdView[]>(`projects/${id}/households`);
    expect(before).toHaveLength(2);
  });

  test('with a name that no paper can print says which and where', async () => {
    const sheet = await changed((page) => void (page.getRow(2).getCell(1).value = '段有𡶛'));
    const { body } = await import_(await draft(), sheet);
    const sentence = expect.stringContaining('第 2 行“户主姓名”：“𡶛”（U+21D9B）');
    expect((body as Problem).faults).toMatchObject([
      { field: 'rows.2.name', code: 'paper.unprintable', sentence },
    ]);
  });

  test.each<[string, () => Promise<Buffer>, string]>([
    ['that is no Excel file', () => Promise.resolve(PDF), 'households.unreadable'],
    [
      'without its heads',
      async () => {
        const book = new ExcelJs.Workbook();
        book.addWorksheet('x').addRow(['户主姓名', '身份证号']);
        return Buffer.from(await book.xlsx.writeBuffer());
      },
      'households.head-missing',
    ],
    ['that unpacks to gigabytes', bomb, 'households.unreadable'],
    ['without rows', () => householdSheet([]), 'households.none'],
  ])('%s is refused', async (_, make, code) => {
    const { status, body } = await import_(await draft(), await make());
    expect(status).toBe(422);
    expect((body as Problem).code).toBe(code);
  });

  test.each([
    ['00-good.xlsx', ['苏长河 50.00', '段有粮 50.00']],
    ['05b-area-formula.xlsx', ['苏长河 57.02', '段有粮 42.98']],
    ['18-last-row-formatted.xlsx', ['苏长河 100.00']],
  ])('%s is taken in as it is shown', async (name, households) => {
    const { status, body } = await import_(await draft(), caseFile(name));
    expect([status, body]).toEqual([201, expect.anything()]);
    expect(
      (body as HouseholdView[]).map((each) => `${each.name} ${(each.shareBasisPoints / 100).toFixed(2)}`),
    ).toEqual(households);
  });

  test('with a small x is read as with a large one: one number is one person', async () => {
    const sheet = caseFile('04-lower-x.xlsx');
    const twice = await import_(await draft(), sheet);
    expect((twice.body as Problem).faults.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'households.row-differs rows.3.name',
      'households.row-differs rows.3.phone',
      'households.row-differs rows.3.bankAccount',
      'households.row-differs rows.3.contractNo',
    ]);
    const once = await import_(await draft(), await changed((each) => each.spliceRows(3, 1), sheet));
    expect([once.status, once.body]).toMatchObject([
      201,
      [{ name: '苏长河', idNumberMasked: '640122********002X' }],
    ]);
  });

  test.each([
    [
      '03-card-as-number.xlsx',
      ['第 2 行“银行卡号”存成了数字，表格只留 15 位，后面的会变。请把这一列设成“文本”，对着证件重新填。'],
    ],
    [
      '08b-share-formula-uncached.xlsx',
      [
        '第 2 行“分配份额（%）”读不出这一格：公式没有存下结果，或者是错误值。请直接填上字或数，再交一次。',
        '第 3 行“分配份额（%）”读不出这一格：公式没有存下结果，或者是错误值。请直接填上字或数，再交一次。',
      ],
    ],
  ])('%s is not taken for what it is not', async (name, sentences) => {
    const { status, body } = await import_(await draft(), caseFile(name));
    expect(status).toBe(422);
    expect((body as Problem).faults.map(({ sentence }) => sentence)).toEqual(sentences);
  });

  test('with one head twice is asked which of the two', async () => {
    const { status, body } = await import_(
      await draft(),
      await changed((sheet) => (sheet.getCell('P1').value = '面积（亩）')),
    );
    expect([status, (body as Problem).faults.map(({ code }) => code).sort()]).toEqual([
      422,
      ['households.head-missing', 'households.head-twice'],
    ]);
  });

  test.each([
    ['cells that were made one', 'Q2:Q3', ['rows.3.east']],
    [
      'a whole sheet that was made one',
      'A2:XFD1048576',
      expect.arrayContaining(['rows.2.idNumber', 'rows.3.name']),
    ],
  ])('with %s is to be filled in row by row', async (_, merge, fields) => {
    const zip = await JsZip.loadAsync(await householdSheet(sampleHouseholdRows(2)));
    const name = 'xl/worksheets/sheet1.xml';
    const xml = await zip.file(name)!.async('string');
    zip.file(
      name,
      xml.replace('</sheetData>', `</sheetData><mergeCells><mergeCell ref="${merge}"/></mergeCells>`),
    );
    const { status, body } = await import_(await draft(), await zip.generateAsync({ type: 'nodebuffer' }));
    expect([status, (body as Problem).code]).toEqual([422, 'households.cell-covered']);
    expect((body as Problem).faults.map(({ field }) => field)).toEqual(fields);
  });

  test('of more rows than a lot may have is not read to its end', async () => {
    const { status, body } = await import_(await draft(), await householdSheet(sampleHouseholdRows(501)));
    expect([status, (body as Problem).code]).toEqual([422, 'households.too-many']);
  });

  test('is only for a village that lists for its households', async () => {
    const farmer = await platform.as('nonghu');
    const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
    const answer = await farmer
      .request('post', `projects/${id}/households`)
      .attach('file', await householdSheet(sampleHouseholdRows(1)), 'x.xlsx');
    expect(answer.status).toBe(409);
    const collective = await platform.as('cunjiti');
    expect(await collective.refused('get', `projects/${id}/households`)).toMatchObject({ status: 404 });
  });

  test('reads what Excel makes of dates, numbers and full-width digits', async () => {
    const [row] = sampleHouseholdRows(1);
    const book = new ExcelJs.Workbook();
    const sheet = book.addWorksheet('名册');
    sheet.addRow(Object.values(HOUSEHOLD_COLUMNS).map(({ head }) => head));
    const values: ExcelJs.CellValue[] = Object.entries(row!.cells).map(([column, text]) => {
      if (column === 'rightEndsOn') return new Date('2047-12-31T00:00:00Z');
      if (column === 'mu') return Number(text);
      if (column === 'phone') return '１３８９５３１０００１';
      return text;
    });
    sheet.addRow(values);
    const { status, body } = await import_(await draft(), Buffer.from(await book.xlsx.writeBuffer()));
    expect(status).toBe(201);
    expect(body).toMatchObject([{ mu: '50000', rightEndsOn: '2047-12-31', shareBasisPoints: 10_000 }]);
  });
});

describe('a lot of many households', () => {
  test('keeps its term within the first contract to end, and its parcels as the table has them', async () => {
    const id = await draft();
    const rows = sampleHouseholdRows(3).map((row) =>
      row.row === 3 ? { ...row, cells: { ...row.cells, rightEndsOn: '2034-12-31' } } : row,
    );
    await import_(id, await householdSheet(rows));
    const collective = await platform.as('cunjiti');
    await collective.put(`projects/${id}/application`, { ...householdApplication(), parcels: [] });
    const { missing, application: saved } = await collective.get<ProjectView>(`projects/${id}`);
    expect(saved.parcels).toHaveLength(3);
    expect(missing.map(({ code }) => code)).toContain('term.over-contract');
    expect(missing.map(({ field }) => field)).toContain('documents.HOUSEHOLD_MANDATES');
  });

  test('goes from the table to the money: every household is paid its own part to the fen', async () => {
    const id = await draft();
    await import_(id, await householdSheet(sampleHouseholdRows(7)));
    const collective = await platform.as('cunjiti');
    await collective.put(`projects/${id}/application`, householdApplication());
    const { missing } = await collective.get<ProjectView>(`projects/${id}`);
    for (const { field = '' } of missing)
      await collective.upload(`projects/${id}/documents`, field.replace('documents.', ''), PDF);
    await collective.post(`projects/${id}/submission`);
    const total = sampleHouseholdRows(7).reduce((sum, { cells }) => sum + Number(cells.mu), 0);
    await story.checkSite(id, total.toFixed(2));
    await story.review(id);
    const listed = await story.publish(id);
    expect(
      await (
        await platform.as('shenhe')
      ).refused('post', `lots/${listed.lotId}/change`, {
        change: { parcels: sampleListing('T01').application.parcels },
        reason: '换一块地',
      }),
    ).toMatchObject({ code: 'change.fixed-field' });
    await story.admit(['jingmai1', 'jingmai2'], listed);
    await story.openTrading(listed.lotId);
    await story.bidToTheEnd(listed.lotId);
    const contract = await story.sign(listed.lotId, ['cunjiti', '立岗镇兰光村股份经济合作社']);
    await story.payPrice(contract);
    const cashier = await platform.as('chuna');
    const due = await cashier.get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
    const payouts = due.items.filter(({ kind }) => kind === 'PAYOUT');
    expect(payouts.map(({ payeeName }) => payeeName).sort()).toEqual(
      sampleHouseholdRows(7)
        .map(({ cells }) => cells.name)
        .sort(),
    );
    const sum = payouts.reduce((fen, { amountFen }) => fen + BigInt(amountFen!), 0n);
    expect(sum.toString()).toBe(contract.payments[0]!.amountFen);
    await story.payOutAll();
    expect(await story.state(listed.lotId)).toBe('SETTLED');
  });
});
