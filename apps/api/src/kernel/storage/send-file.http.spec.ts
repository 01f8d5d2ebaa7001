import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PDF } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let route: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const lister = await platform.as('nonghu');
  const { id } = await lister.post<{ id: string }>('projects', { typeCode: 'T01' });
  const { body } = await lister.upload(`projects/${id}/documents`, 'MANDATE', PDF, '授权书 (一).pdf');
  route = `projects/${id}/documents/${(body as { id: string }).id}`;
}, 60_000);
afterAll(() => platform.close());

test('a stored file comes as it was handed in, under its own name, and stays with nobody on the way', async () => {
  const { status, headers, body } = await (await platform.as('nonghu')).request('get', route).buffer();
  expect([status, body]).toEqual([200, PDF]);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(PDF.length),
    'content-disposition': `attachment; filename*=UTF-8''%E6%8E%88%E6%9D%83%E4%B9%A6%20(%E4%B8%80).pdf`,
    'cache-control': 'private, no-store',
  });
});

test('what is made for whoever asks has the same heads, and is saved where no browser shows it', async () => {
  const lister = await platform.as('nonghu');
  const { status, headers } = await lister.request('get', 'household-template');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-length': expect.stringMatching(/^[1-9]\d{3,}$/) as unknown,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('各户名册.xlsx')}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('whoever may not read it is told that there is nothing, as the problem that it is', async () => {
  const bidder = await platform.as('jingmai1');
  expect(await bidder.refused('get', route)).toMatchObject({ status: 404, code: 'resource.not-found' });
  const answer = await platform.nobody().request('get', route);
  expect([answer.status, answer.type]).toEqual([401, 'application/problem+json']);
});
