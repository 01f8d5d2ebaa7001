import { spawnSync } from 'node:child_process';
import realFs from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Problem } from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import type { Response } from 'supertest';
import { PDF, Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** A paper that nobody has handed in before. */
const PAPER = Buffer.concat([PDF, Buffer.from('% another\n')]);
const [KIND] = sampleDocumentKinds('T01', sampleListing('T01'));

/** A disk of its own where this may mount one; else the system says in its place what a full disk says. */
interface FullDisk {
  readonly way: string;
  prepare(folder: string): void;
  fill(folder: string): void;
  free(folder: string): void;
  remove(folder: string): void;
}

const TMPFS: FullDisk = {
  way: 'a small disk of its own',
  prepare: (folder) => mount(folder),
  fill: (folder) => fillUp(path.join(folder, 'ballast')),
  free: (folder) => realFs.rmSync(path.join(folder, 'ballast')),
  remove: (folder) => void spawnSync('umount', [folder]),
};

const FAKED: FullDisk = {
  way: 'a faked error',
  prepare: () => undefined,
  fill: () => {
    const write = fs.writeFile;
    jest.spyOn(fs, 'writeFile').mockImplementation(async (file, content, options) => {
      await write(file, (content as Buffer).subarray(0, 10), options);
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    });
  },
  free: () => void jest.restoreAllMocks(),
  remove: () => undefined,
};

function mount(folder: string): void {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder]);
  if (status !== 0) throw new Error('no disk could be mounted');
}

/** Writes until there is no room for another byte. */
function fillUp(ballast: string): void {
  try {
    for (;;) realFs.appendFileSync(ballast, Buffer.alloc(4096));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function canMount(): boolean {
  const folder = realFs.mkdtempSync('/tmp/helan-disk-');
  const isMounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0 &&
    spawnSync('umount', [folder]).status === 0;
  realFs.rmdirSync(folder);
  return isMounted;
}

const disk = process.getuid?.() === 0 && canMount() ? TMPFS : FAKED;

let platform: TestPlatform;
let lister: TestPerson;
let projectId: string;
let folder: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  folder = platform.config.filesDir;
  disk.prepare(folder);
  const story = new Story(platform);
  projectId = await story.draft();
  lister = await story.lister('T01');
});
afterEach(() => platform.asOwner('drop trigger if exists full_disk on stored_file'));
afterAll(async () => {
  await platform.close();
  disk.remove(folder);
});

const upload = (content: Buffer) => lister.upload(`projects/${projectId}/documents`, KIND!, content);
const filesOf = (): Promise<{ n: number }[]> =>
  platform.dataSource.query('select count(*)::int as n from stored_file');
const namesIn = () =>
  realFs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'ballast')
    .map(({ name }) => name)
    .sort();

function requireFull(response: Response): void {
  expect(response.status).toBe(503);
  expect(response.headers['retry-after']).toMatch(/^\d+$/);
  expect(JSON.parse(response.text || String(response.body)) as Problem).toMatchObject({
    code: 'storage.full',
    title: '平台的存储满了，没有办成；已经办好的都在。请过一会儿再试，一直不行请打中心电话。',
  });
}

describe(`a full disk for files (${disk.way})`, () => {
  test('is told to whoever uploads, and leaves nothing half-written; with room again the same upload is taken', async () => {
    const before = { rows: await filesOf(), names: namesIn() };
    disk.fill(folder);
    requireFull(await upload(PAPER));
    expect(await filesOf()).toEqual(before.rows);
    expect(namesIn()).toEqual(before.names);
    disk.free(folder);
    expect((await upload(PAPER)).status).toBe(201);
    expect(namesIn()).toHaveLength(before.names.length + 1);
  });
});

describe('a full disk of the database', () => {
  test('is told the same way', async () => {
    await platform.asOwner(
      `create function full_disk() returns trigger language plpgsql as $$
       begin raise exception using errcode = '53100'; end $$`,
    );
    await platform.asOwner(
      'create trigger full_disk before insert on stored_file for each row execute function full_disk()',
    );
    const before = await filesOf();
    requireFull(await upload(PDF));
    expect(await filesOf()).toEqual(before);
  });
});
