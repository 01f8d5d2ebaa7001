import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { bytesOf, isSealed, sealed, unsealed } from './sealed-file.js';

const ASIDE = 'incoming';
/** No file is being received for so long: whoever left it there is gone. */
const STALE_MS = 60 * 60 * 1000;

/** The disk: files lie sealed under the hash of their content, and aside as long as they are being received. */
@Injectable()
export class FileVault implements OnModuleInit {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** What a process that was killed has left aside is cleared away. */
  async onModuleInit(): Promise<void> {
    const folder = this.folderAside();
    await fs.mkdir(folder, { recursive: true });
    for (const name of await fs.readdir(folder)) {
      const file = path.join(folder, name);
      const { mtimeMs } = await fs.stat(file);
      if (performance.timeOrigin + performance.now() - mtimeMs > STALE_MS) await fs.rm(file, { force: true });
    }
  }

  /** A place of its own for a file that is not kept yet. */
  async aside(): Promise<string> {
    const folder = this.folderAside();
    await fs.mkdir(folder, { recursive: true });
    return path.join(folder, randomUUID());
  }

  /** Seals a content and puts it under its hash; written aside and renamed, so that half of one never bears it. */
  async write(content: AsyncIterable<Buffer>, sha256: string, key: Buffer): Promise<void> {
    const aside = await this.aside();
    const target = this.pathOf(sha256);
    try {
      await pipeline(sealed(content, key), createWriteStream(aside, { flags: 'wx', flush: true }));
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.rename(aside, target);
    } finally {
      await fs.rm(aside, { force: true });
    }
  }

  /** Seals a file that lies open since before files were sealed; what is sealed already stays. */
  async sealOpen(sha256: string, key: Buffer): Promise<void> {
    const file = await fs.open(this.pathOf(sha256), 'r');
    try {
      if (await isSealed(file)) return;
      if ((await hashOfAll(bytesOf(file))) !== sha256) throw new Error(`stored file ${sha256} was changed`);
      await this.write(bytesOf(file), sha256, key);
    } finally {
      await file.close();
    }
  }

  async remove(sha256: string): Promise<void> {
    await fs.rm(this.pathOf(sha256), { force: true });
  }

  /** Whether the content is there, whole and readable with its key; without one, whether it lies open. */
  async holds(sha256: string, findKey: FindKey): Promise<boolean> {
    const content = await this.open(sha256, findKey).catch(() => undefined);
    content?.destroy();
    return content !== undefined;
  }

  /**
   * A file to be read piece by piece; throws before the first where it is not what its hash says. Somebody may be
   * sealing it: the key is asked for once the file is open, since it is written down before a sealed file lies there.
   */
  async open(sha256: string, findKey: FindKey): Promise<Readable> {
    const file = await fs.open(this.pathOf(sha256), 'r');
    try {
      const content = await contentOf(file, findKey);
      if ((await hashOfAll(content()).catch(() => '')) !== sha256)
        throw new Error(`stored file ${sha256} was changed`);
      return Readable.from(content(), { objectMode: false }).once('close', () => void file.close());
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private folderAside(): string {
    return path.join(this.config.filesDir, ASIDE);
  }

  private pathOf(sha256: string): string {
    return path.join(this.config.filesDir, sha256.slice(0, 2), sha256);
  }
}

type FindKey = () => Promise<Buffer | undefined>;

async function contentOf(file: FileHandle, findKey: FindKey): Promise<() => AsyncIterable<Buffer>> {
  if (!(await isSealed(file))) return () => bytesOf(file);
  const key = await findKey();
  if (!key) throw new Error('a sealed file has no key');
  return () => unsealed(file, key);
}

/** SHA-256 of a file's content in hex, read piece by piece. */
export function hashOf(file: string): Promise<string> {
  return hashOfAll(createReadStream(file));
}

async function hashOfAll(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of content) hash.update(part);
  return hash.digest('hex');
}
