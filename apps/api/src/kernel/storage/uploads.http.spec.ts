import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentView, Problem, ProjectView } from '@helan/contracts';
import sharp from 'sharp';
import type { Response } from 'supertest';
import { caseFile } from '../../testing/cases.js';
import { pdf } from '../../testing/pdf.js';
import { FORM, RawClient, formBegins } from '../../testing/raw-client.js';
import { PDF, PHOTO, PHOTOS, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
const clients: RawClient[] = [];
beforeAll(async () => {
  platform = await TestPlatform.start(undefined, {
    UPLOADS_EACH: '2',
    UPLOAD_DRAFT_MB: '6',
    UPLOAD_DAY_MB: '12',
  });
  story = new Story(platform);
  await platform.app.listen(0, '127.0.0.1');
});
afterEach(() => clients.splice(0).forEach((client) => client.hangUp()));
afterAll(() => platform.close());

const problemOf = (response: Response) => JSON.parse(response.text || String(response.body)) as Problem;

/** A paper of so many megabytes. */
const heavy = (megabytes: number) => Buffer.concat([pdf({ others: ['x'.repeat(megabytes * 1024 * 1024)] })]);

const TYPES: Record<string, string> = { nonghu: 'T01', nongchang: 'T02', qiye: 'T02' };

async function newDraft(login = 'nonghu'): Promise<string> {
  const person = await platform.as(login);
  const { id } = await person.post<{ id: string }>('projects', { typeCode: TYPES[login] });
  return id;
}

async function handIn(login: string, id: string, content: Buffer, name = 'paper.pdf'): Promise<Response> {
  return (await platform.as(login)).upload(`projects/${id}/documents`, 'MANDATE', content, name);
}

describe('a file', () => {
  const HEIC = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]);

  test.each([
    ['of an iPhone’s own format', HEIC, 415, 'file.heic', '兼容性最佳'],
    ['of twenty bytes', caseFile('41-truncated.jpg'), 422, 'file.picture-broken', '重新拍'],
    ['that only begins as a paper', caseFile('43-pdf-magic-only.pdf'), 422, 'file.paper-broken', '打不开'],
    [
      'with a script',
      pdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' }),
      422,
      'file.paper-active',
      '打印成 PDF',
    ],
    ['that is a page of the web', Buffer.from('<svg onload="alert(1)"/>'), 415, 'file.wrong-type', 'JPG'],
    ['without a byte', Buffer.alloc(0), 422, 'file.empty', '重新选择'],
  ])('%s is refused with what to do instead', async (_, content, status, code, advice) => {
    const answer = await handIn('nonghu', await newDraft(), content, 'x.jpg');
    expect(answer.status).toBe(status);
    expect(problemOf(answer)).toMatchObject({ code, faults: [{ field: 'file' }] });
    expect(problemOf(answer).title).toContain(advice);
  });

  test('with a line break before its first word is taken, and its pages are counted', async () => {
    const id = await newDraft();
    const answer = await handIn('nonghu', id, pdf({ before: '\n' }));
    expect([answer.status, (answer.body as DocumentView).pages]).toEqual([201, 1]);
    const { documents } = await (await platform.as('nonghu')).get<ProjectView>(`projects/${id}`);
    expect(documents).toMatchObject([{ mime: 'application/pdf', pages: 1 }]);
  });

  test.each([
    ['../../etc/passwd\u0000.png', 'passwd.png'],
    ['C:\\Users\\a\\委托书\u202egnp.pdf', '委托书gnp.png'],
    ['...', '未命名.png'],
    ['run.bat', 'run.png'],
    ['照片.JPEG', '照片.png'],
    ['第2.5块地', '第2.5块地.png'],
    ['<b>x|y?*.png', 'bxy.png'],
    [`${'名'.repeat(200)}.png`, `${'名'.repeat(96)}.png`],
  ])('called %j is called %j', async (name, expected) => {
    const answer = await handIn('nonghu', await newDraft(), PHOTO, name);
    expect((answer.body as DocumentView).fileName).toBe(expected);
  });

  test.each([
    ['a picture is shown in a sandbox', PHOTO, 'inline; ', 'image/png'],
    ['a paper is saved', PDF, 'attachment; ', 'application/pdf'],
  ])('%s, and never guessed at', async (_, content, manner, type) => {
    const id = await newDraft();
    const { id: documentId } = (await handIn('nonghu', id, content)).body as DocumentView;
    const sent = await (await platform.as('nonghu')).request('get', `projects/${id}/documents/${documentId}`);
    expect(sent.headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' });
    expect(sent.headers['content-disposition']).toContain(manner);
    expect(sent.headers['content-security-policy']).toBe("sandbox; default-src 'none'");
  });

  test('that was changed on the disk is not sent', async () => {
    const id = await newDraft();
    const own = pdf({ others: ['(changed later)'] });
    const { id: documentId, fileId } = (await handIn('nonghu', id, own)).body as DocumentView;
    const rows: { sha256: string }[] = await platform.dataSource.query(
      'select sha256 from stored_file where id = $1',
      [fileId],
    );
    const [{ sha256 }] = rows as [{ sha256: string }];
    fs.appendFileSync(path.join(platform.config.filesDir, sha256.slice(0, 2), sha256), 'x');
    const sent = await (await platform.as('nonghu')).request('get', `projects/${id}/documents/${documentId}`);
    expect([sent.status, sent.headers['content-type']]).toEqual([
      500,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

describe('photos of a site', () => {
  test('that are one photo three times are one', async () => {
    const id = await story.submitted();
    const liaison = await platform.as('cunji');
    const large = await sharp(PHOTOS[1]).resize(800, 600).jpeg({ quality: 95 }).toBuffer();
    const again = await sharp(large).resize(400, 300).jpeg({ quality: 60 }).toBuffer();
    for (const content of [large, large, again])
      expect((await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', content, 'x.png')).status).toBe(
        201,
      );
    const check = {
      measured: '120',
      latitude: 38.638,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: true,
    };
    expect(await liaison.refused('post', `projects/${id}/verification`, check)).toMatchObject({
      code: 'verification.too-few-photos',
      title: '现场照片至少 3 张，现在有 1 张。同一张交几次只算一张，请换个方向再拍。',
    });
    for (const content of [PHOTOS[0]!, PHOTOS[2]!])
      await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', content, 'x.png');
    expect(await liaison.get<ProjectView>(`projects/${id}`)).toMatchObject({ sitePhotoCount: 3 });
    await liaison.post(`projects/${id}/verification`, check);
  });
});

describe('whoever hands in a lot', () => {
  test('may do so with so many at a time', async () => {
    const id = await newDraft('nongchang');
    const farm = await platform.as('nongchang');
    const headers = { 'Content-Type': FORM, 'Content-Length': 500_000 };
    for (let count = 0; count < 2; count += 1) {
      const client = await RawClient.connect(platform);
      clients.push(client);
      client.sendHead(farm, { route: `projects/${id}/documents`, headers });
      client.send(formBegins('MANDATE'));
    }
    const { filesDir } = platform.config;
    while (fs.readdirSync(path.join(filesDir, 'incoming')).length < 2) await new Promise(setImmediate);
    const third = await handIn('nongchang', id, PDF);
    expect([third.status, third.headers['retry-after'], problemOf(third).title]).toEqual([
      429,
      '5',
      '您有 2 个文件正在上传。请等传完一个，再传下一个。',
    ]);
    expect((await handIn('nonghu', await newDraft(), PDF)).status).toBe(201);
  });

  test('fills his day with what is refused, too, and gets back what never came', async () => {
    const person = await platform.as('nongchang');
    const id = await newDraft('nongchang');
    expect(person).toBeTruthy();
    for (let count = 0; count < 2; count += 1)
      expect((await handIn('nongchang', id, Buffer.alloc(5 * 1024 * 1024, 'x'))).status).toBe(415);
    const client = await RawClient.connect(platform);
    clients.push(client);
    client.sendHead(person, {
      route: `projects/${id}/documents`,
      headers: { 'Content-Type': FORM, 'Content-Length': 1_900_000 },
    });
    client.send(formBegins('MANDATE'));
    const { filesDir } = platform.config;
    while (fs.readdirSync(path.join(filesDir, 'incoming')).length < 1) await new Promise(setImmediate);
    client.hangUp();
    while (fs.readdirSync(path.join(filesDir, 'incoming')).length > 0) await new Promise(setImmediate);
    const late = await handIn('nongchang', id, heavy(3));
    expect([late.status, problemOf(late)]).toMatchObject([429, { code: 'upload.day-full' }]);
    expect((await handIn('nongchang', id, heavy(1))).status).toBe(201);
  });

  test('may fill a draft, and a day, no further than is said', async () => {
    const first = await newDraft('qiye');
    expect((await handIn('qiye', first, heavy(5))).status).toBe(201);
    const full = await handIn('qiye', first, heavy(2));
    expect([full.status, problemOf(full).title]).toEqual([
      413,
      '这份材料已经有 6 MB，一份最多 6 MB。请删掉用不着的，或者压小后再传。',
    ]);
    expect((await handIn('qiye', await newDraft('qiye'), heavy(5))).status).toBe(201);
    const late = await handIn('qiye', await newDraft('qiye'), heavy(2));
    expect([late.status, problemOf(late).title]).toEqual([
      429,
      '您今天已经传了 11 MB，每人每天最多 12 MB。请明天再传；急办的请联系中心。',
    ]);
    const seconds = Number(late.headers['retry-after']);
    await platform.advance((await platform.time()) + seconds * 1000 + 1000);
    expect((await handIn('qiye', await newDraft('qiye'), heavy(2))).status).toBe(201);
  });
});
