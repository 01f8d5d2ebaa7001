import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const ASIDE = 'incoming';
/** No file is being received for so long: whoever left it there is gone. */
const STALE_MS = 60 * 60 * 1000;

/** The disk: files lie under the hash of their content, and aside as long as they are being received. */
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

  /** Puts a file that lies aside under its hash; it is there already where somebody else has handed in the same. */
  async place(aside: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    if (await isThere(target)) return;
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.rename(aside, target);
  }

  /** Written aside and renamed, so that a half-written file never bears its hash. */
  async write(content: Buffer, sha256: string): Promise<void> {
    const aside = await this.aside();
    try {
      await fs.writeFile(aside, content, { flag: 'wx', flush: true });
      await this.place(aside, sha256);
    } finally {
      await fs.rm(aside, { force: true });
    }
  }

  async remove(sha256: string): Promise<void> {
    await fs.rm(this.pathOf(sha256), { force: true });
  }

  /** A file to be read piece by piece; throws before the first where it is not what its hash says. */
  async open(sha256: string): Promise<Readable> {
    const file = this.pathOf(sha256);
    if ((await hashOf(file)) !== sha256) throw new Error(`stored file ${sha256} was changed`);
    return createReadStream(file);
  }

  private folderAside(): string {
    return path.join(this.config.filesDir, ASIDE);
  }

  private pathOf(sha256: string): string {
    return path.join(this.config.filesDir, sha256.slice(0, 2), sha256);
  }
}

/** SHA-256 of a file's content in hex, read piece by piece. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function isThere(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
