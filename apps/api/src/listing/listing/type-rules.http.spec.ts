import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProjectView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { subjectsOf } from '../../property/parcel/index.js';
import { ownSubject } from '../../testing/story-samples.js';
import { PICTURES, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const faultsOf = async (typeCode: string, id: string) =>
  (await (await story.lister(typeCode)).get<ProjectView>(`projects/${id}`)).missing.map(
    ({ code, field }) => `${code} ${field}`,
  );

function herd(earTags: string, headCount: string): Application {
  const application = ownSubject('T12', {});
  return { ...application, attributes: { ...application.attributes, earTags, headCount } };
}

async function toReview(application: Application): Promise<string> {
  const id = await story.verified(application, 'T12');
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  return id;
}

describe('the same animals', () => {
  test('are not listed twice, however their tags are written', async () => {
    await story.reviewed(herd('164012277000001 至 164012277000040', '40'), 'T12');
    const second = await toReview(herd('164012277000040、164012277000099', '2'));
    const reviewer = await platform.as('shenhe');
    const problem = await reviewer.refused('post', `projects/${second}/review`);
    expect(problem).toMatchObject({
      status: 409,
      code: 'parcel.already-listed',
      faults: [{ sentence: '耳标 164012277000040 在这段时间里已经挂牌或流转。' }],
    });
    const third = await toReview(herd('164012277000041-164012277000060', '20'));
    await reviewer.post(`projects/${third}/review`);
  });

  test('sent at the same moment, one of two is refused', async () => {
    const ids = [await toReview(herd('164012278000001', '1')), await toReview(herd('164012278000001', '1'))];
    const reviewer = await platform.as('shenhe');
    const answers = await Promise.all(
      ids.map((id) => reviewer.request('post', `projects/${id}/review`).send({})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

test('the same horse, known by its chip, is not listed twice', async () => {
  const horses = (animalMarks: string): Application => {
    const application = ownSubject('T12', {});
    const { earTags: _, ...others } = application.attributes!;
    return { ...application, attributes: { ...others, stockKind: 'OTHER', animalMarks, headCount: '2' } };
  };
  await story.reviewed(horses('0931、0932'), 'T12');
  const second = await toReview(horses('0932、0933'));
  expect(await (await platform.as('shenhe')).refused('post', `projects/${second}/review`)).toMatchObject({
    code: 'parcel.already-listed',
    faults: [{ sentence: '个体标识 0932 在这段时间里已经挂牌或流转。' }],
  });
});

test('an animal with a tag is not listed again among those without', async () => {
  await story.reviewed(herd('164012279000001 至 164012279000005', '5'), 'T12');
  const application = ownSubject('T12', {});
  const { earTags: _, ...others } = application.attributes!;
  const animalMarks = '164012279000005 至 164012279000006';
  const answers = { ...others, stockKind: 'OTHER', animalMarks, headCount: '2' };
  const second = await toReview({ ...application, attributes: answers });
  expect(await (await platform.as('shenhe')).refused('post', `projects/${second}/review`)).toMatchObject({
    code: 'parcel.already-listed',
    faults: [{ sentence: '耳标 164012279000005 在这段时间里已经挂牌或流转。' }],
  });
});

test('a number that is one in the country is one in every village, in whatever unit it is listed', () => {
  const keys = (typeCode: string, villageCode: string, application: Application) =>
    subjectsOf({ id: '', typeCode, villageCode, application }).map(({ key }) => key);
  const quota = (quotaNo: string, quantityUnit: string) => ({ attributes: { quotaNo }, quantityUnit });
  expect(keys('T15', '640122102208', quota('宁水权（2026）0007号', 'm³'))).toEqual(
    keys('T15', '640122100200', quota('宁水权 (2026) 0007号', '万m³')),
  );
  const share = (shareNo: string, quantityUnit: string) => ({ attributes: { shareNo }, quantityUnit });
  expect(keys('T06', '640122102208', share('LG-G-003', '股'))).toEqual(
    keys('T06', '640122102208', share('lg g 003', '份')),
  );
  expect(keys('T06', '640122102208', share('003', '股'))).not.toEqual(
    keys('T06', '640122100200', share('003', '股')),
  );
});

describe('four pictures of a machine', () => {
  test('are four different ones: the same file again is none, and a PDF is none', async () => {
    const lister = await story.lister('T07');
    const { id } = await lister.post<{ id: string }>('projects', { typeCode: 'T07' });
    await lister.put(`projects/${id}/application`, ownSubject('T07', {}));
    const add = async (file: Buffer, name: string) =>
      lister.upload(`projects/${id}/documents`, 'MACHINE_PHOTOS', file, name);
    const fault = 'document.too-few-pictures documents.MACHINE_PHOTOS';
    for (let copy = 0; copy < 4; copy += 1) await add(PICTURES[0]!, `${copy}.png`);
    expect(await faultsOf('T07', id)).toContain(fault);
    await add(PICTURES[1]!, 'b.png');
    await add(PICTURES[2]!, 'c.png');
    expect(await faultsOf('T07', id)).toContain(fault);
    await add(PICTURES[3]!, 'd.png');
    expect(await faultsOf('T07', id)).not.toContain(fault);
  });
});

describe('a kind of quota', () => {
  test('is traded here once a numbered document opens it, and no other kind with it', async () => {
    const reviewer = await platform.as('shenhe');
    const change = { key: 't15.waterHere', value: 1, effectiveFrom: '2026-11-03', source: '县政府批复' };
    const unnumbered = await reviewer.refused('post', 'rulings/parameter', change);
    expect(unnumbered.faults).toMatchObject([{ code: 'parameter.no-document-number', field: 'source' }]);
    const { id } = await reviewer.post<{ id: string }>('rulings/parameter', {
      ...change,
      source: '贺政办发〔2026〕12号',
    });
    await (await platform.as('fuzeren')).post(`rulings/${id}/approval`);
    const relay = async (draft: string) =>
      (await (await story.lister('T15')).get<ProjectView>(`projects/${draft}`)).isRelay;
    const water = await story.draft({}, 'T15');
    expect(await relay(water)).toBe(true);
    await platform.advance('2026-11-03T01:00:00Z');
    expect(await relay(water)).toBe(false);
    expect(await faultsOf('T15', water)).toEqual(
      expect.arrayContaining(['application.missing-field method', 'application.missing-field payment']),
    );
    const { attributes } = sampleListing('T15').application;
    const energy = await story.draft(
      { attributes: { ...attributes!, quotaKind: 'ENERGY' }, quantityUnit: 'tce', priceUnit: '元/tce' },
      'T15',
    );
    expect(await relay(energy)).toBe(true);
    const terms = { method: 'BIDDING', stepYuan: '10', depositYuan: '2000', payment: 'ONCE' } as const;
    const { lotId } = await story.listed(terms, 'T15');
    const answer = await (
      await platform.as('jingmai1')
    )
      .request('post', `lots/${lotId}/registrations`)
      .send({});
    expect(answer.status).toBe(201);
  });
});

describe('whoever sent the first form of application', () => {
  test('goes on without the answers that nobody asked him for', async () => {
    const id = await story.verified();
    await platform.dataSource.query(
      `update project set form_edition = 1,
         application = jsonb_set(application, '{attributes}',
           (application->'attributes') - 'issuerCode' - 'holderCode')
       where id = $1`,
      [id],
    );
    await story.review(id);
    const { lotId } = await story.publish(id);
    expect(await story.state(lotId)).toBe('LISTED');
  });

  test('is asked them as soon as he sends anew', async () => {
    const id = await story.draft();
    const lister = await story.lister('T01');
    await platform.dataSource.query(
      `update project set form_edition = 1,
         application = jsonb_set(application, '{attributes}',
           (application->'attributes') - 'issuerCode' - 'holderCode')
       where id = $1`,
      [id],
    );
    const problem = await lister.refused('post', `projects/${id}/submission`);
    expect(problem.faults.map(({ field }) => field)).toEqual([
      'attributes.issuerCode',
      'attributes.holderCode',
    ]);
  });
});

test('an appraisal that is to be agreed with the transferee needs no report before there is one', async () => {
  const { lotId } = await story.listed({ valuation: { choice: 'AGREED' } });
  const rows: { words: string }[] = await platform.dataSource.query(
    "select terms->>'valuation' as words from lot where id = $1",
    [lotId],
  );
  expect(rows[0]!.words).toBe('与意向受让方协商后评估');
});
