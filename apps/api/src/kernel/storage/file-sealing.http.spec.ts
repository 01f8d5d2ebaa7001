import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DocumentView } from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { FileKeys } from './file-keys.js';
import { FileSealing } from './file-sealing.js';
import { FileVault } from './file-vault.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  projectId = await story.draft();
});
afterAll(() => platform.close());

const SHA256 = createHash('sha256').update(PDF).digest('hex');
const onDisk = (sha256 = SHA256) => path.join(platform.config.filesDir, sha256.slice(0, 2), sha256);

async function read(id: string): Promise<Buffer> {
  const answer = await (
    await platform.as('nonghu')
  )
    .request('get', `projects/${projectId}/documents/${id}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  return answer.body as Buffer;
}

/** Another paper of the application with the same content. */
async function paper(): Promise<string> {
  const [kind] = sampleDocumentKinds('T01', sampleListing('T01'));
  const answer = await (await platform.as('nonghu')).upload(`projects/${projectId}/documents`, kind!, PDF);
  expect(answer.status).toBe(201);
  return (answer.body as DocumentView).id;
}

/** A second process, which goes through all files once more. */
async function sealAll(): Promise<void> {
  const { dataSource, app } = platform;
  const sealing = new FileSealing(dataSource, app.get(FileKeys), app.get(FileVault));
  while (await sealing.fill()) continue;
}

test('what is handed in lies sealed, and is read as it came', async () => {
  const id = await paper();
  expect(fs.readFileSync(onDisk()).includes('%PDF')).toBe(false);
  expect((await read(id)).equals(PDF)).toBe(true);
});

test('what lay open before is readable at once, and is sealed while the platform runs', async () => {
  const id = await paper();
  await platform.asOwner('delete from file_seal where sha256 = $1', [SHA256]);
  fs.writeFileSync(onDisk(), PDF);
  expect((await read(id)).equals(PDF)).toBe(true);
  await sealAll();
  expect(fs.readFileSync(onDisk()).includes('%PDF')).toBe(false);
  expect((await read(id)).equals(PDF)).toBe(true);
});

test('what is being sealed while somebody reads it comes whole', async () => {
  const vault = platform.app.get(FileVault);
  const key = await platform.app.get(FileKeys).find(SHA256);
  const content = Buffer.alloc(300_000, 'a');
  const sha256 = createHash('sha256').update(content).digest('hex');
  fs.mkdirSync(path.dirname(onDisk(sha256)), { recursive: true });
  fs.writeFileSync(onDisk(sha256), content);
  const before = await vault.open(sha256, () => Promise.resolve(undefined));
  await vault.sealOpen(sha256, key!);
  const parts: Buffer[] = [];
  for await (const part of before) parts.push(part as Buffer);
  expect(Buffer.concat(parts).equals(content)).toBe(true);
  // A key that was not there when the reader came is looked for when what he has opened turns out to be sealed.
  expect(await vault.holds(sha256, () => Promise.resolve(key))).toBe(true);
});

test('a process that was killed between the key and the file leaves one that reads, and that is sealed later', async () => {
  const id = await paper();
  await platform.asOwner('update file_seal set sealed_at = null where sha256 = $1', [SHA256]);
  fs.writeFileSync(onDisk(), PDF);
  expect((await read(id)).equals(PDF)).toBe(true);
  await sealAll();
  expect(fs.readFileSync(onDisk()).includes('%PDF')).toBe(false);
  expect((await read(id)).equals(PDF)).toBe(true);
  expect(await platform.dataSource.query('select 1 from file_seal where sealed_at is null')).toEqual([]);
});

test('a sealed content that nobody has the key of is written anew by whoever hands it in again', async () => {
  await platform.asOwner('delete from file_seal where sha256 = $1', [SHA256]);
  expect(fs.readFileSync(onDisk()).includes('%PDF')).toBe(false);
  expect((await read(await paper())).equals(PDF)).toBe(true);
});

test('one that was changed on the disk is not sent', async () => {
  const id = await paper();
  fs.appendFileSync(onDisk(), 'x');
  const answer = await (await platform.as('nonghu')).request('get', `projects/${projectId}/documents/${id}`);
  expect(answer.status).toBe(500);
});
