import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HouseholdRow } from '@helan/domain';
import { SAMPLE_DECISION, sampleHouseholdRows, sampleListing } from '@helan/domain/samples';
import type { HouseholdView, PageView, PaymentOrderView, ProjectView } from '@helan/contracts';
import ExcelJs from 'exceljs';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { householdTemplate } from './household-template.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** The template as it is downloaded, filled in by somebody. */
async function sheetOf(rows: readonly HouseholdRow[]): Promise<Buffer> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.load((await householdTemplate()).content as unknown as ExcelJs.Buffer);
  const [sheet] = book.worksheets;
  for (const { row, cells } of rows) sheet!.getRow(row).values = Object.values(cells);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function import_(id: string, rows: readonly HouseholdRow[]): Promise<HouseholdView[]> {
  const response = await (
    await platform.as('cunjiti')
  )
    .request('post', `projects/${id}/households`)
    .attach('file', await sheetOf(rows), '各户名册.xlsx');
  expect([response.status, response.text ?? response.body]).toEqual([201, expect.anything()]);
  return (
    Buffer.isBuffer(response.body) ? JSON.parse(response.body.toString('utf8')) : JSON.parse(response.text)
  ) as HouseholdView[];
}

/** Everything but what stands in the table. */
function application() {
  const inTable = { parcels: [], certificateNo: '', contractNo: '', rightEndsOn: '', coHolders: [] };
  return { ...sampleListing('T01').application, ...inTable, title: '兰光村五组连片流转', depositYuan: '500' };
}

test('one lot of household and collective land pays each its own', async () => {
  const { id } = await (await platform.as('cunjiti')).post<{ id: string }>('projects', { typeCode: 'T01' });
  const rows = sampleHouseholdRows(3).map((row) =>
    row.row === 4
      ? {
          row: 4,
          cells: {
            ...row.cells,
            ...{ name: '', idNumber: '', phone: '', bankAccount: '', bankName: '', contractNo: '' },
            ...{ rightEndsOn: '', hasConsent: '', hasMandate: '', owner: '集体' },
          },
        }
      : row,
  );
  expect((await import_(id, rows))[2]).toMatchObject({
    name: '立岗镇兰光村股份经济合作社',
    isCollective: true,
    rightEndsOn: null,
  });
  const collective = await platform.as('cunjiti');
  await collective.put(`projects/${id}/application`, application());
  const faults = async () => (await collective.get<ProjectView>(`projects/${id}`)).missing;
  expect((await faults()).map(({ field }) => field)).toEqual(
    expect.arrayContaining(['documents.DECISION', 'documents.TOWN_APPROVAL']),
  );
  await collective.put(`projects/${id}/application`, {
    ...application(),
    decision: null,
  });
  expect((await faults()).map(({ code }) => code)).toContain('decision.missing');
  await collective.put(`projects/${id}/application`, {
    ...application(),
    decision: SAMPLE_DECISION,
  });
  for (const { field = '' } of await faults())
    await collective.upload(`projects/${id}/documents`, field.replace('documents.', ''), PDF);
  await collective.post(`projects/${id}/submission`);
  await story.checkSite(id, rows.reduce((sum, { cells }) => sum + Number(cells.mu), 0).toFixed(2));
  await story.review(id);
  const listed = await story.publish(id);
  await story.admit(['jingmai1', 'jingmai2'], listed);
  await story.openTrading(listed.lotId);
  await story.bidToTheEnd(listed.lotId);
  const contract = await story.sign(listed.lotId, ['cunjiti', '立岗镇兰光村股份经济合作社']);
  await story.payPrice(contract);
  const due = await (
    await platform.as('chuna')
  ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=DUE');
  const payouts = due.items.filter(({ kind }) => kind === 'PAYOUT');
  expect(payouts.map(({ payeeName }) => payeeName).sort()).toEqual(
    [rows[0]!.cells.name, rows[1]!.cells.name, '立岗镇兰光村股份经济合作社'].sort(),
  );
  // 5.00, 6.07 and 7.14 亩 at 625 元 a year.
  expect(payouts.map(({ amountFen }) => amountFen).sort()).toEqual(['312500', '379375', '446250']);
});
