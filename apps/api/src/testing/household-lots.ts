import { type HouseholdRow } from '@helan/domain';
import { sampleHouseholdRows, sampleListing } from '@helan/domain/samples';
import type { ContractView, ProjectView } from '@helan/contracts';
import ExcelJs from 'exceljs';
import { householdTemplate } from '../property/household/index.js';
import { PDF, type Story } from './story.js';

/** The template as it is downloaded, filled in by somebody. */
export async function householdSheet(rows: readonly HouseholdRow[]): Promise<Buffer> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.load((await householdTemplate()).content as unknown as ExcelJs.Buffer);
  const [sheet] = book.worksheets;
  for (const { row, cells } of rows) sheet!.getRow(row).values = Object.values(cells);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Everything but what stands in the table. */
export function householdApplication(depositYuan = '7000') {
  const inTable = { parcels: [], certificateNo: '', contractNo: '', rightEndsOn: '', coHolders: [] };
  return {
    ...sampleListing('T01').application,
    ...inTable,
    title: '兰光村五组连片流转',
    depositYuan,
  };
}

export interface HouseholdLot {
  readonly projectId: string;
  readonly lotId: string;
  readonly contract: ContractView;
}

/** A lot of so many households, from the table to the contract that both sides have signed; the first ones are left out. */
export async function signedHouseholdLot(story: Story, count: number, after = 0): Promise<HouseholdLot> {
  const { platform } = story;
  const rows = sampleHouseholdRows(after + count)
    .slice(after)
    .map((row, index) => ({ ...row, row: index + 2 }));
  const collective = await platform.as('cunjiti');
  const { id } = await collective.post<{ id: string }>('projects', { typeCode: 'T01' });
  const answer = await collective
    .request('post', `projects/${id}/households`)
    .attach('file', await householdSheet(rows), '各户名册.xlsx');
  if (answer.status !== 201) throw new Error(`the table was refused: ${answer.text}`);
  const mu = rows.reduce((sum, { cells }) => sum + Number(cells.mu), 0);
  const application = householdApplication(String(Math.round(mu * 100)));
  await collective.put(`projects/${id}/application`, application);
  const { missing } = await collective.get<ProjectView>(`projects/${id}`);
  for (const { field = '' } of missing)
    await collective.upload(`projects/${id}/documents`, field.replace('documents.', ''), PDF);
  await collective.post(`projects/${id}/submission`);
  await story.checkSite(id, mu.toFixed(2));
  await story.review(id);
  const listed = await story.publish(id);
  await story.admit(['jingmai1', 'jingmai2'], listed);
  await story.openTrading(listed.lotId);
  await story.bidToTheEnd(listed.lotId);
  const contract = await story.sign(listed.lotId, ['cunjiti', '立岗镇兰光村股份经济合作社']);
  return { projectId: id, lotId: listed.lotId, contract };
}
