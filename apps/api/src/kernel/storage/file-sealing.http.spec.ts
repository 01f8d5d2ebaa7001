import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentView } from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { FileKeys } from './file-keys.js';
import { FileSealing } from './file-sealing.js';
import { FileStore } from './file-store.js';
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

describe('what is being sealed while it is read', () => {
  const key = Buffer.alloc(32, 7);

  /** A content that lies open on the disk; `read` looks for its key as it is told. */
  function layOpen() {
    const vault = platform.app.get(FileVault);
    const content = randomBytes(1000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    fs.mkdirSync(path.dirname(onDisk(sha256)), { recursive: true });
    fs.writeFileSync(onDisk(sha256), content);
    const read = async (find: () => Promise<Buffer | undefined>): Promise<boolean> => {
      const store = new FileStore(platform.dataSource, vault, { find } as unknown as FileKeys);
      const parts: Buffer[] = [];
      const file = { id: '', sha256, bytes: content.length, mime: 'application/pdf', name: '' };
      for await (const part of await store.open(file)) parts.push(part as Buffer);
      return Buffer.concat(parts).equals(content);
    };
    return { read, seal: () => vault.sealOpen(sha256, key) };
  }

  test('comes whole, though there was no key when its reader came', async () => {
    const { read, seal } = layOpen();
    expect(await read(async () => void (await seal()))).toBe(true);
    expect(await read(() => Promise.resolve(key))).toBe(true);
  });

  test('comes whole to all who read it until it is sealed', async () => {
    for (let round = 0; round < 200; round += 1) {
      const { read, seal } = layOpen();
      let isUnderWay = true;
      const reader = async () => {
        while (isUnderWay) expect(await read(() => Promise.resolve(key))).toBe(true);
      };
      const readers = Array.from({ length: 4 }, reader);
      await seal().finally(() => (isUnderWay = false));
      await Promise.all(readers);
    }
  });
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
