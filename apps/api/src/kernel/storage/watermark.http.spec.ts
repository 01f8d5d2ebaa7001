import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProjectView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let id: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  id = await new Story(platform).submitted();
});
afterAll(() => platform.close());

async function file(login: string, documentId: string) {
  return (await platform.as(login))
    .request('get', `projects/${id}/documents/${documentId}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
}

const hashOf = (content: unknown) =>
  createHash('sha256')
    .update(content as Buffer)
    .digest('hex');

test('staff sees a paper with his name over it, its own person as he handed it in; what is stored stays', async () => {
  const { documents } = await (await platform.as('nonghu')).get<ProjectView>(`projects/${id}`);
  expect(documents.length).toBeGreaterThan(0);
  for (const one of documents) {
    const [row] = await platform.dataSource.query(
      'select f.sha256, f.name from project_document d join stored_file f on f.id = d.file_id where d.id = $1',
      [one.id],
    );
    const own = await file('nonghu', one.id);
    const staff = await file('cunji', one.id);
    expect([own.status, staff.status]).toEqual([200, 200]);
    expect(hashOf(own.body)).toBe(row.sha256);
    expect(hashOf(staff.body)).not.toBe(row.sha256);
    expect(staff.headers['content-type']).toBe(own.headers['content-type']);
    expect(staff.headers['content-disposition']).toBe(own.headers['content-disposition']);
    expect(Number(staff.headers['content-length'])).toBe((staff.body as Buffer).length);
    expect(hashOf((await file('nonghu', one.id)).body)).toBe(row.sha256);
  }
});
