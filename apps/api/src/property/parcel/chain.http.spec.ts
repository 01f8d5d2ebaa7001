import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import type { ApplicationParcel } from '@helan/domain';
import type { ContractView, ProjectView } from '@helan/contracts';
import { PDF, Story, completeApplication } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let parcel: ApplicationParcel;
let contract: ContractView;
let lessee: TestPerson;

/** A household's 120 亩, let to the co-op until 2035-01-15. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  parcel = completeApplication().parcels![0]!;
  contract = (await story.settled({ parcels: [parcel] })).contract;
  lessee = await platform.as('jingmai2');
});
afterAll(() => platform.close());

async function draft(person: TestPerson, change: object): Promise<string> {
  const { id } = await person.post<{ id: string }>('projects', { typeCode: 'T02' });
  const { application } = sampleListing('T02');
  const own = { contractNo: contract.no, rightEndsOn: '2035-01-15', parcels: [parcel], ...change };
  await person.put(`projects/${id}/application`, { ...application, ...own });
  for (const kind of sampleDocumentKinds('T02', sampleListing('T02')))
    await person.upload(`projects/${id}/documents`, kind, PDF);
  return id;
}

const faultsOf = async (person: TestPerson, id: string) =>
  (await person.get<ProjectView>(`projects/${id}`)).missing.map(({ code, field }) => `${code} ${field}`);

test('whoever has the right from here may pass it on, within its term and its parcels', async () => {
  expect(await faultsOf(lessee, await draft(lessee, {}))).toEqual([]);
  expect(
    await faultsOf(
      lessee,
      await draft(lessee, { rightEndsOn: '2040-01-01', termFrom: '2030-01-16', termTo: '2035-01-16' }),
    ),
  ).toEqual(['term.over-upstream termTo']);
  const other = completeApplication().parcels![0]!;
  expect(await faultsOf(lessee, await draft(lessee, { parcels: [parcel, other] }))).toEqual([
    'upstream.other-parcel parcels.1.code',
  ]);
});

test('nobody else may', async () => {
  const stranger = await platform.as('nongchang');
  expect(await faultsOf(stranger, await draft(stranger, {}))).toEqual(['upstream.not-own contractNo']);
});

test('what is passed on is passed on once; whoever names no such contract meets the first letting', async () => {
  const pass = async (id: string) => {
    await lessee.post(`projects/${id}/submission`);
    await story.checkSite(id, '120');
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  };
  const first = await draft(lessee, {});
  await pass(first);
  const reviewer = await platform.as('shenhe');
  await reviewer.post(`projects/${first}/review`);
  const rows: { upstream: string | null }[] = await platform.dataSource.query(
    'select upstream_project_id as upstream from project where id = $1',
    [first],
  );
  expect(rows[0]!.upstream).not.toBeNull();

  for (const change of [{}, { contractNo: 'LZ-2023-0018' }]) {
    const again = await draft(lessee, change);
    await pass(again);
    expect(await reviewer.refused('post', `projects/${again}/review`)).toMatchObject({
      code: 'parcel.already-listed',
    });
  }
  const later = await draft(lessee, { termFrom: '2030-01-16', termTo: '2035-01-15' });
  await pass(later);
  await reviewer.post(`projects/${later}/review`);
});
