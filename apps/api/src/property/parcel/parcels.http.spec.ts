import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApplicationParcel, boundaryOf, type Corner, muOf } from '@helan/domain';
import type {
  BoundariesView,
  PageView,
  ParcelRowView,
  ParcelView,
  ProjectView,
  RiskAlertView,
} from '@helan/contracts';
import { caseJson } from '../../testing/cases.js';
import { Story, completeApplication } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const parcel = (): ApplicationParcel => completeApplication().parcels![0]!;
/** A field of about 350 m by 222 m, moved east by so many degrees. */
const field = (east: number) =>
  boundaryOf([
    [106.4 + east, 38.63],
    [106.404 + east, 38.63],
    [106.404 + east, 38.632],
    [106.4 + east, 38.632],
  ] satisfies Corner[]);

async function findParcel(code: string): Promise<ParcelView> {
  const reviewer = await platform.as('shenhe');
  const { items } = await reviewer.get<PageView<ParcelRowView>>(`parcels?search=${encodeURIComponent(code)}`);
  return reviewer.get<ParcelView>(`parcels/${items.find((row) => row.code === code)!.id}`);
}

describe('a registered parcel', () => {
  test('stands in the register once its review has passed, and is listed whole or not at all', async () => {
    const one = parcel();
    const id = await story.reviewed({ parcels: [one] });
    const view = await findParcel(one.code);
    expect(view).toMatchObject({ mu: '1200000', isSplit: false, villageName: '兰光村', wholeCode: null });
    expect(view.uses).toMatchObject([
      { projectId: id, from: '2027-01-16', to: '2035-01-15', isPassedOn: false },
    ]);
    const later = { termFrom: '2035-01-16', termTo: '2037-01-15' };
    const draft = await story.draft({ ...later, parcels: [{ ...one, mu: '60' }] });
    const problem = await (await platform.as('nonghu')).refused('post', `projects/${draft}/submission`);
    expect(problem.faults).toMatchObject([{ code: 'parcel.not-whole', field: 'parcels.0.mu' }]);
    await story.submitted({ ...later, parcels: [one] });
  });

  test('is split into parts that sum to it; the parts are listed each for itself, the whole no more', async () => {
    const one = parcel();
    await story.reviewed({ parcels: [one] });
    await platform.dataSource.query(
      "update project set state = 'WITHDRAWN' where application->'parcels'->0->>'code' = $1",
      [one.code],
    );
    await platform.dataSource.query('update subject_claim set is_active = false where subject_key = $1', [
      one.code,
    ]);
    const { id } = await findParcel(one.code);
    const reviewer = await platform.as('shenhe');
    const parts = [
      { name: '东片', mu: '50.5' },
      { name: '西片', mu: '69.5' },
    ];
    const wrong = [parts[0]!, { name: '西片', mu: '69.4999' }];
    expect(
      await reviewer.refused('post', `parcels/${id}/split`, { parts: wrong, reason: '分开流转' }),
    ).toMatchObject({ code: 'split.sum' });
    for (const nameless of [{ name: null, mu: '10' }, { mu: '10' }])
      expect(
        await reviewer.refused('post', `parcels/${id}/split`, {
          parts: [parts[0], nameless],
          reason: '分开流转',
        }),
      ).toMatchObject({ faults: [{ code: 'application.missing-field', field: 'parts.1.name' }] });
    await reviewer.post(`parcels/${id}/split`, { parts, reason: '分开流转' });
    expect(await reviewer.refused('post', `parcels/${id}/split`, { parts, reason: '再分' })).toMatchObject({
      code: 'parcel.split',
    });
    const whole = await findParcel(one.code);
    expect(whole.parts.map(({ code, mu }) => [code, mu])).toEqual([
      [`${one.code}/1`, '505000'],
      [`${one.code}/2`, '695000'],
    ]);
    const draft = await story.draft({ parcels: [one] });
    const problem = await (await platform.as('nonghu')).refused('post', `projects/${draft}/submission`);
    expect(problem.faults).toMatchObject([{ code: 'parcel.split', field: 'parcels.0.code' }]);
    for (const { code, mu } of whole.parts)
      await story.reviewed({ parcels: [{ ...one, code, mu: String(Number(mu) / 10_000) }] });
  });

  test('that is being traded is not split', async () => {
    const one = parcel();
    await story.listed({ parcels: [one] });
    const { id } = await findParcel(one.code);
    const parts = [
      { name: '东片', mu: '60' },
      { name: '西片', mu: '60' },
    ];
    expect(
      await (await platform.as('shenhe')).refused('post', `parcels/${id}/split`, { parts, reason: '分' }),
    ).toMatchObject({ status: 409, code: 'parcel.being-traded' });
  });

  test('whose area was entered wrong is put right, with the reason kept; not while it is traded', async () => {
    const one = parcel();
    const id = await story.reviewed({ parcels: [one] });
    const reviewer = await platform.as('shenhe');
    const { id: parcelId } = await findParcel(one.code);
    const right = { mu: '118.5', reason: '重新测绘' };
    expect(await reviewer.refused('post', `parcels/${parcelId}/correction`, right)).toMatchObject({
      code: 'parcel.being-traded',
    });
    await (await platform.as('nonghu')).post(`projects/${id}/withdrawal`, { reason: '面积填错了' });
    await reviewer.post(`parcels/${parcelId}/correction`, right);
    expect(await reviewer.refused('post', `parcels/${parcelId}/correction`, right)).toMatchObject({
      code: 'parcel.same',
    });
    expect(await findParcel(one.code)).toMatchObject({
      mu: '1185000',
      corrections: [{ formerMu: '1200000', reason: '重新测绘', correctorName: '李正言' }],
    });
    await story.reviewed({ parcels: [{ ...one, mu: '118.5' }] });
  });

  test('is read by its own village and township and by the center', async () => {
    const { items } = await (await platform.as('cunji')).get<PageView<ParcelRowView>>('parcels');
    expect(items.length).toBeGreaterThan(0);
    expect(await (await platform.as('nonghu')).refused('get', 'parcels')).toMatchObject({ status: 403 });
  });
});

describe('a boundary', () => {
  test('that crosses itself or lies elsewhere is not kept', async () => {
    const one = parcel();
    const owner = await platform.as('nonghu');
    const { id } = await owner.post<{ id: string }>('projects', { typeCode: 'T01' });
    const crossing = boundaryOf([
      [106.4, 38.63],
      [106.404, 38.632],
      [106.404, 38.63],
      [106.4, 38.632],
    ]);
    const save = (boundary: unknown) =>
      owner.refused('put', `projects/${id}/application`, { parcels: [{ ...one, boundary }] });
    expect(await save(crossing)).toMatchObject({ code: 'boundary.crossing' });
    expect(await save(field(3))).toMatchObject({ code: 'boundary.outside' });
    expect(await save({ type: 'Point', coordinates: [106.4, 38.63] })).toMatchObject({
      code: 'boundary.not-found',
    });
    expect(await save('POLYGON')).toMatchObject({ code: 'request.invalid' });
    expect(await save(caseJson('52-two-features.geojson'))).toMatchObject({
      code: 'boundary.several',
      title: '里面有 2 块地：邻家地、农场东片。是哪一块？请只留这块地的界线，再交一次。',
      faults: [{ field: 'parcels.0.boundary' }],
    });
    expect(
      await owner.refused('put', `projects/${id}/application`, { parcels: [{ ...one, household: 0 }] }),
    ).toMatchObject({ code: 'request.invalid' });
  });

  test.each([['51-unclosed.geojson'], ['54-multipolygon-one.geojson']])('%s is kept whole', async (name) => {
    const owner = await platform.as('nonghu');
    const { id } = await owner.post<{ id: string }>('projects', { typeCode: 'T01' });
    const boundary = caseJson<object>(name);
    await owner.put(`projects/${id}/application`, { parcels: [{ ...parcel(), mu: '104.30', boundary }] });
    const { application } = await owner.get<ProjectView>(`projects/${id}`);
    const kept = application.parcels![0]!.boundary!;
    expect([kept.type, kept.coordinates[0]!.length, muOf(kept).toFixed(2)]).toEqual(['Polygon', 5, '104.30']);
    const drawing = await story.submitted({ parcels: [{ ...parcel(), mu: '104.30' }] });
    const liaison = await platform.as('cunji');
    await liaison.put(`projects/${drawing}/parcels/0/boundary`, { boundary });
    expect(await liaison.get<BoundariesView>(`projects/${drawing}/boundaries`)).toMatchObject({
      parcels: [{ squareMetres: 69_536 }],
    });
  });

  test('of more corners than an application has is not kept', async () => {
    const owner = await platform.as('nonghu');
    const { id } = await owner.post<{ id: string }>('projects', { typeCode: 'T01' });
    const circle = Array.from({ length: 290 }, (_, index): Corner => {
      const angle = (index / 290) * 2 * Math.PI;
      return [
        Number((106.4 + Math.cos(angle) / 500).toFixed(5)),
        Number((38.63 + Math.sin(angle) / 500).toFixed(5)),
      ];
    });
    const parcels = Array.from({ length: 70 }, () => ({ ...parcel(), boundary: boundaryOf(circle) }));
    expect(await owner.refused('put', `projects/${id}/application`, { parcels })).toMatchObject({
      code: 'boundary.too-many',
    });
  });

  test('is held against the area that is stated: asked about, or not sent at all', async () => {
    const owner = await platform.as('nonghu');
    const id = await story.draft({ parcels: [{ ...parcel(), name: '渠东', mu: '105', boundary: field(0) }] });
    const { warnings, missing } = await owner.get<ProjectView>(`projects/${id}`);
    expect(warnings).toEqual(['渠东的界线围了约 115.91 亩，填的是 105 亩，相差 10.4%。审核时会问，请核对。']);
    expect(missing).toEqual([]);
    const small = { depositYuan: '1000' };
    const other = await story.draft({ ...small, parcels: [{ ...parcel(), mu: '30', boundary: field(0) }] });
    expect(await owner.refused('post', `projects/${other}/submission`)).toMatchObject({
      code: 'boundary.other-size',
      title: '界线围了约 115.91 亩，填的面积是 30 亩，差得太多。请看看是不是漏了角点，或者面积填错了。',
    });
    const drawing = await story.submitted({ ...small, parcels: [{ ...parcel(), mu: '30' }] });
    expect(
      await (
        await platform.as('cunji')
      ).refused('put', `projects/${drawing}/parcels/0/boundary`, { boundary: field(0) }),
    ).toMatchObject({ code: 'boundary.other-size' });
  });

  test('of a strip of more than one 亩 is shown, however large the fields are', async () => {
    await story.reviewed({ parcels: [{ ...parcel(), boundary: field(0.012) }] });
    const reviewer = await platform.as('shenhe');
    const overlapping = async (east: number) => {
      const id = await story.submitted({ parcels: [{ ...parcel(), boundary: field(0.012 + east) }] });
      const { overlaps } = await reviewer.get<BoundariesView>(`projects/${id}/boundaries`);
      return overlaps.map(({ squareMetres }) => Math.round(squareMetres / 10) * 10);
    };
    // 0.00002° are 1.74 m beside an edge of 222.4 m, 0.00004° are 3.48 m: 1 % of the field.
    expect(await overlapping(0.00398)).toEqual([]);
    expect(await overlapping(-0.00396)).toEqual([770]);
  });

  test('is drawn by the liaison on site, and the distance counts from its middle', async () => {
    const id = await story.submitted();
    const liaison = await platform.as('cunji');
    await liaison.put(`projects/${id}/parcels/0/boundary`, { boundary: field(0.1) });
    expect(
      await liaison.refused('put', `projects/${id}/parcels/1/boundary`, { boundary: field(0.1) }),
    ).toMatchObject({ status: 404 });
    const { parcels } = await liaison.get<BoundariesView>(`projects/${id}/boundaries`);
    // 0.004° × 0.002° at 38.631°: about 347.6 m × 222.4 m.
    expect(parcels[0]!.squareMetres).toBeGreaterThan(77_000);
    expect(parcels[0]!.squareMetres).toBeLessThan(77_600);
    const problem = await liaison.refused('post', `projects/${id}/verification`, {
      measured: '120',
      latitude: 38.638,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: true,
    });
    expect(problem.faults.map(({ code }) => code)).toContain('verification.too-far');
    expect(
      await (
        await platform.as('nonghu')
      ).refused('put', `projects/${id}/parcels/0/boundary`, { boundary: field(0) }),
    ).toMatchObject({ status: 403 });
  });

  test('on registered ground is shown with the other one, and raises an alert', async () => {
    const first = await story.reviewed({ parcels: [{ ...parcel(), boundary: field(0) }] });
    const second = await story.submitted({ parcels: [{ ...parcel(), boundary: field(0.001) }] });
    const beside = await story.submitted({ parcels: [{ ...parcel(), boundary: field(-0.00401) }] });
    const reviewer = await platform.as('shenhe');
    const { overlaps } = await reviewer.get<BoundariesView>(`projects/${second}/boundaries`);
    expect(overlaps).toHaveLength(1);
    expect(overlaps[0]!.squareMetres).toBeGreaterThan(57_000);
    expect(overlaps[0]!.squareMetres).toBeLessThan(58_500);
    expect((await reviewer.get<BoundariesView>(`projects/${beside}/boundaries`)).overlaps).toEqual([]);
    const alerts = async (project: string) =>
      (await reviewer.get<PageView<RiskAlertView>>(`risks?project=${project}`)).items.map(
        ({ code, level }) => `${code} ${level}`,
      );
    expect(await alerts(second)).toContain('R20 YELLOW');
    expect(await alerts(beside)).toEqual([]);
    expect(await alerts(first)).toEqual([]);
  });
});
