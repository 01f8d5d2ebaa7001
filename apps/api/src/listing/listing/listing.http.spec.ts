import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProjectView } from '@helan/contracts';
import sharp from 'sharp';
import { PDF, PHOTO, Story, completeApplication } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const stateOf = async (id: string, login = 'shenhe') =>
  (await (await platform.as(login)).get<ProjectView>(`projects/${id}`)).state;

describe('a draft', () => {
  test('saves at any point and says what is missing', async () => {
    const farmer = await platform.as('nonghu');
    const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
    await farmer.put(`projects/${id}/application`, { title: '填了一半' });
    const view = await farmer.get<ProjectView>(`projects/${id}`);
    expect(view).toMatchObject({ state: 'DRAFT', title: '填了一半', no: null });
    expect(view.missing.map((fault) => fault.field)).toEqual(
      expect.arrayContaining(['parcels', 'startPriceYuan', 'documents.CONTRACT', 'isDeclared']),
    );
    const problem = await farmer.refused('post', `projects/${id}/submission`);
    expect(problem).toMatchObject({ status: 422, code: 'application.missing-field' });
    expect(problem.faults.length).toBeGreaterThan(15);
    expect(problem.faults.every((fault) => fault.sentence && fault.field)).toBe(true);
    expect(await stateOf(id, 'nonghu')).toBe('DRAFT');
  });

  test.each([
    ['a 10,000-character name', { title: '地'.repeat(10_000) }, 'title', 'text.too-long'],
    ['a field that does not exist', { owner: '张三' }, 'owner', 'request.invalid'],
    ['a number where text belongs', { title: 5 }, 'title', 'request.invalid'],
    [
      'five hundred and one parcels',
      { parcels: Array.from({ length: 501 }, () => ({ isBasicFarmland: true })) },
      'parcels',
      'request.invalid',
    ],
    ['a payment that is no code', { payment: 'SOMETIMES' }, 'payment', 'request.invalid'],
    ['half a working day', { publicationWorkingDays: 7.5 }, 'publicationWorkingDays', 'request.invalid'],
  ])('refuses %s and names the field', async (_, body, field, code) => {
    const farmer = await platform.as('nonghu');
    const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
    const problem = await farmer.refused('put', `projects/${id}/application`, body);
    expect(problem).toMatchObject({ status: 422, code, faults: [{ field }] });
  });

  test('keeps text that would be dangerous as text', async () => {
    const farmer = await platform.as('nonghu');
    const { id } = await farmer.post<{ id: string }>('projects', { typeCode: 'T01' });
    const title = `'; drop table project; -- <script>alert(1)</script>`;
    await farmer.put(`projects/${id}/application`, { title });
    expect((await farmer.get<ProjectView>(`projects/${id}`)).title).toBe(title);
    expect(await farmer.get(`projects?search=${encodeURIComponent(title)}`)).toMatchObject({ total: 1 });
  });

  test('of a type that one may not list, or that does not exist, is refused', async () => {
    expect(
      await (await platform.as('nonghu')).refused('post', 'projects', { typeCode: 'T02' }),
    ).toMatchObject({ code: 'property-type.not-allowed' });
    expect(
      await (await platform.as('nonghu')).refused('post', 'projects', { typeCode: 'T99' }),
    ).toMatchObject({ code: 'property-type.unknown' });
  });

  test('belongs to its owner: for everybody else it is not found', async () => {
    const id = await story.draft();
    for (const login of ['jingmai1', 'nongchang', 'cunji', 'shenhe', 'jianguan']) {
      expect(await (await platform.as(login)).refused('get', `projects/${id}`)).toMatchObject({
        status: 404,
        code: 'resource.not-found',
      });
    }
    expect(
      await (await platform.as('jingmai1')).refused('put', `projects/${id}/application`, {}),
    ).toMatchObject({ status: 404 });
    expect(await (await platform.as('jingmai1')).refused('post', `projects/${id}/submission`)).toMatchObject({
      status: 404,
    });
    expect(
      await (await platform.as('nonghu')).refused('get', 'projects/00000000-0000-0000-0000-000000000000'),
    ).toMatchObject({ status: 404 });
    expect(await (await platform.as('nonghu')).refused('get', 'projects/abc')).toMatchObject({ status: 404 });
  });
});

const pixelsOf = (picture: Buffer) => sharp(picture).raw().toBuffer();

describe('a paper', () => {
  test.each([
    ['a program', Buffer.from('MZ\x90\x00 this is no picture'), 'file.wrong-type', 415],
    [
      'a web page called photo.png',
      Buffer.from('<html><script>alert(1)</script></html>'),
      'file.wrong-type',
      415,
    ],
    ['nothing', Buffer.alloc(0), 'file.empty', 422],
    ['50 MB', Buffer.concat([PHOTO, Buffer.alloc(50 * 1024 * 1024)]), 'file.too-large', 413],
  ])('of %s is refused', async (_, content, code, status) => {
    const id = await story.draft();
    const response = await (
      await platform.as('nonghu')
    ).upload(`projects/${id}/documents`, 'CONTRACT', content, 'photo.png');
    expect(response.status).toBe(status);
    expect(JSON.parse(response.text || String(response.body))).toMatchObject({ code });
  });

  test('is listed, shown to whoever may see the project, and taken back while it is a draft', async () => {
    const farmer = await platform.as('nonghu');
    const id = await story.draft();
    const added = await farmer.upload(`projects/${id}/documents`, 'MANDATE', PHOTO, '../../委托书.png');
    const document = added.body as { id: string; fileName: string };
    expect(document.fileName).toBe('委托书.png');
    const sent = await farmer.request('get', `projects/${id}/documents/${document.id}`);
    expect([sent.status, sent.type]).toEqual([200, 'image/png']);
    expect(await pixelsOf(sent.body as Buffer)).toEqual(await pixelsOf(PHOTO));
    expect(
      await (await platform.as('jingmai1')).refused('get', `projects/${id}/documents/${document.id}`),
    ).toMatchObject({ status: 404 });
    await farmer.request('delete', `projects/${id}/documents/${document.id}`).expect(204);
    expect((await farmer.get<ProjectView>(`projects/${id}`)).documents.map((row) => row.kind)).not.toContain(
      'MANDATE',
    );
  });
});

describe('the chain of checks', () => {
  test('goes from step to step with who, when and why, and gives the number at acceptance', async () => {
    const { projectId } = await story.listed();
    const view = await (await platform.as('jianguan')).get<ProjectView>(`projects/${projectId}`);
    expect(view.no).toMatch(/^640122102N2611\d{4}$/);
    expect([...view.history].reverse().map((event) => [event.action, event.actorName])).toEqual([
      ['submit', '赵禾田'],
      ['assign', '平台'],
      ['verify', '田守信'],
      ['passTownship', '纳明远'],
      ['accept', '何静'],
      ['passReview', '李正言'],
      ['publish', '周立公'],
    ]);
  });

  test('a correction is told once, answered, and returns to the step that asked', async () => {
    const id = await story.verified();
    const town = await platform.as('xiangzhen');
    expect(await town.refused('post', `projects/${id}/correction-request`, { items: [] })).toMatchObject({
      status: 422,
    });
    await town.post(`projects/${id}/correction-request`, { items: ['四至不清', '缺一页合同'] });
    const farmer = await platform.as('nonghu');
    const view = await farmer.get<ProjectView>(`projects/${id}`);
    expect(view).toMatchObject({
      state: 'CORRECTION',
      correctionItems: ['四至不清', '缺一页合同'],
      correctionAsker: '乡镇审核',
    });
    expect(view.dueAt).toBe('2026-11-16T09:00:00.000Z');
    await farmer.put(`projects/${id}/application`, { ...view.application, location: '兰光村三组，大田西侧' });
    await farmer.post(`projects/${id}/resubmission`, { reason: '已改' });
    expect(await stateOf(id)).toBe('TOWN_REVIEWING');
  });

  test('a rejection is final and says why', async () => {
    const id = await story.verified();
    expect(
      await (await platform.as('xiangzhen')).refused('post', `projects/${id}/rejection`, {}),
    ).toMatchObject({ status: 422, faults: [{ field: 'code' }, { field: 'reason' }] });
    await (
      await platform.as('xiangzhen')
    ).post(`projects/${id}/rejection`, { code: 'DISPUTED', reason: '北边两户争界' });
    expect(await stateOf(id)).toBe('REJECTED');
    const { history } = await (await platform.as('nonghu')).get<ProjectView>(`projects/${id}`);
    expect(history.find(({ action }) => action === 'reject')!.reason).toMatch(
      /^有争议：北边两户争界。怎么办：先申请调解/,
    );
    expect(await (await platform.as('nonghu')).refused('post', `projects/${id}/submission`)).toMatchObject({
      status: 409,
    });
  });

  test('nobody reviews what is not on his desk', async () => {
    const id = await story.verified();
    expect(
      await (
        await platform.as('shouli')
      ).refused('post', `projects/${id}/rejection`, { code: 'DISPUTED', reason: '不行' }),
    ).toMatchObject({ status: 403 });
    expect(await (await platform.as('shenhe')).refused('post', `projects/${id}/review`)).toMatchObject({
      status: 409,
      code: 'lifecycle.not-now',
    });
  });

  test('one person takes one step of a project only', async () => {
    await platform.dataSource.query(
      `update account set roles = array['CENTER_ACCEPT', 'CENTER_REVIEW'] where login = 'shouli'`,
    );
    const id = await story.verified();
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
    expect(await (await platform.as('shouli')).refused('post', `projects/${id}/review`)).toMatchObject({
      status: 403,
      code: 'permission.same-person',
    });
    await platform.dataSource.query(
      `update account set roles = array['CENTER_ACCEPT'] where login = 'shouli'`,
    );
    await (await platform.as('shenhe')).post(`projects/${id}/review`);
  });

  test('two clerks at once: one passes, the other is told', async () => {
    const id = await story.verified();
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    const clerk = await platform.as('shouli');
    const answers = await Promise.all(
      [1, 2, 3].map(() => clerk.request('post', `projects/${id}/acceptance`).send({})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409]);
  });

  test('a parcel is not listed twice for the same time, not even by two at once', async () => {
    const parcels = completeApplication().parcels!;
    const ids = [await story.verified({ parcels }), await story.verified({ parcels })];
    for (const id of ids) {
      await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
      await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
    }
    const reviewer = await platform.as('shenhe');
    const answers = await Promise.all(
      ids.map((id) => reviewer.request('post', `projects/${id}/review`).send({})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    const later = await story.verified({ parcels, termFrom: '2035-01-16', termTo: '2036-01-15' });
    await (await platform.as('xiangzhen')).post(`projects/${later}/township-review`);
    await (await platform.as('shouli')).post(`projects/${later}/acceptance`);
    await reviewer.post(`projects/${later}/review`);
  });

  test('the site check needs its photos, its place and no dispute', async () => {
    const id = await story.submitted();
    const liaison = await platform.as('cunji');
    const check = {
      measured: '100',
      latitude: 38.5,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: false,
    };
    const problem = await liaison.refused('post', `projects/${id}/verification`, check);
    expect(problem.faults.map((fault) => fault.code)).toEqual([
      'verification.too-few-photos',
      'verification.area-differs',
      'verification.too-far',
      'verification.disputed',
    ]);
    expect(
      await liaison.refused('post', `projects/${id}/verification`, { ...check, latitude: 95 }),
    ).toMatchObject({ faults: [{ field: 'latitude' }] });
  });

  test('a withdrawn project lets its parcels go', async () => {
    const parcels = completeApplication().parcels!;
    const first = await story.reviewed({ parcels });
    await (await platform.as('nonghu')).post(`projects/${first}/withdrawal`, { reason: '自己种' });
    expect(await stateOf(first)).toBe('WITHDRAWN');
    await story.reviewed({ parcels });
  });
});

test('a correction that nobody answers counts as withdrawn after ten working days', async () => {
  const id = await story.verified();
  await (await platform.as('xiangzhen')).post(`projects/${id}/correction-request`, { items: ['缺页'] });
  await platform.advance('2026-11-16T09:00:00Z');
  expect(await stateOf(id)).toBe('WITHDRAWN');
});

test('an uploaded file that is changed on the disk is not handed out', async () => {
  const farmer = await platform.as('nonghu');
  const id = await story.draft();
  const unique = Buffer.concat([PDF, Buffer.from('% only once')]);
  const { body } = await farmer.upload(`projects/${id}/documents`, 'MANDATE', unique);
  const { createHash } = await import('node:crypto');
  const { writeFile } = await import('node:fs/promises');
  const sha256 = createHash('sha256').update(unique).digest('hex');
  await writeFile(`${platform.config.filesDir}/${sha256.slice(0, 2)}/${sha256}`, 'other content');
  const { id: documentId } = body as { id: string };
  expect(await farmer.refused('get', `projects/${id}/documents/${documentId}`)).toMatchObject({
    status: 500,
    code: 'server.fault',
  });
});
