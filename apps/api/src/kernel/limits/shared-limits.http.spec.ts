import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestPlatform } from '../../testing/test-platform.js';

/** Each three at once, and one an hour after. */
const TIGHT = '3/10800';
let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start(undefined, {
    LIMIT_SEARCH_ADDRESS: TIGHT,
    LIMIT_UPLOAD_ACCOUNT: TIGHT,
    LIMIT_QUESTION_ACCOUNT: TIGHT,
    LIMIT_FEED_ADDRESS: TIGHT,
  });
});
afterAll(() => platform.close());

const NOTHING = '00000000-0000-4000-8000-000000000000';
const FROM = { 'X-Forwarded-For': '203.0.113.5' };

async function four(ask: () => Promise<{ status: number }>): Promise<number[]> {
  const statuses = [];
  for (let number = 0; number < 4; number += 1) statuses.push((await ask()).status);
  return statuses;
}

describe('beyond its limit is told to wait', () => {
  test('whoever searches the notices from one address; reading them is free, and others search on', async () => {
    const nobody = platform.nobody();
    const search = (heads: Record<string, string>) =>
      nobody.request('get', 'notices?search=%E5%85%B0%E5%85%89').set(heads);
    expect(await four(() => search(FROM))).toEqual([200, 200, 200, 429]);
    expect((await nobody.request('get', 'notices').set(FROM)).status).toBe(200);
    expect((await search({ 'X-Forwarded-For': '203.0.113.6' })).status).toBe(200);
    // The pages' own process.
    expect(await four(() => search({}))).toEqual([200, 200, 200, 200]);
  });

  test('whoever asks questions', async () => {
    const person = await platform.as('nonghu');
    const ask = () => person.request('post', 'questions').send({ typeCode: 'T01', text: '要带什么？' });
    const statuses = await four(ask);
    expect(statuses.slice(0, 3).every((status) => status !== 429)).toBe(true);
    expect(statuses[3]).toBe(429);
  });

  test('whoever opens feeds, one after the other', async () => {
    const nobody = platform.nobody();
    const open = () => nobody.request('get', `lots/${NOTHING}/feed`).set(FROM);
    expect(await four(open)).toEqual([404, 404, 404, 429]);
  });

  test('whoever hands in files', async () => {
    const person = await platform.as('nonghu');
    const { id } = await person.post<{ id: string }>('projects', { typeCode: 'T01' });
    const statuses = await four(() =>
      person.upload(`projects/${id}/documents`, 'id-card', Buffer.from('no paper')),
    );
    expect(statuses.slice(0, 3).every((status) => status !== 429)).toBe(true);
    expect(statuses[3]).toBe(429);
  });
});
