import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../auth/index.js';
import { PlatformClock } from '../clock/platform-clock.js';
import { CONFIG, type Config } from '../config.js';
import { RefusedError, refused } from '../http/refused-error.js';
import { logger } from '../logger.js';
import { FONTS } from '../paper/glyphs.js';
import { WorkRoom, jobOf } from '../work/index.js';
import { FileStore, type StoredFile } from './file-store.js';
import type { MadeFile } from './made-file.js';
import type { ToMark } from './watermark.work.js';

const WATERMARK = jobOf<ToMark, Uint8Array>('./watermark.work.js', import.meta.url, {
  seconds: 20,
  megabytes: 640,
});

/** What staff sees of papers that people have handed in bears who has looked at it, and when. Source: rules §13.2. */
@Injectable()
export class Watermarks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: PlatformClock,
    private readonly files: FileStore,
    private readonly work: WorkRoom,
  ) {}

  /** Whether he looks at it for his office: whoever is nothing but a member looks at his own. */
  isFor(actor: Actor | undefined): actor is Actor {
    return actor !== undefined && actor.roles.some((role) => role !== 'MEMBER');
  }

  /** A copy with the mark; without it nobody of the staff is shown the paper. */
  async marked(file: StoredFile, actor: Actor): Promise<MadeFile> {
    const at = (await this.clock.now()).toLocaleString('zh-CN', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const parts: Buffer[] = [];
    for await (const part of await this.files.open(file)) parts.push(part as Buffer);
    const given = {
      content: Buffer.concat(parts),
      mime: file.mime,
      text: `${actor.name}　${at}　仅供办理业务`,
      font: path.join(this.config.fontsDir, FONTS.body),
    };
    try {
      const content = await this.work.run(WATERMARK, given);
      return { content: Buffer.from(content), mime: file.mime, name: file.name };
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      logger.error({ err: error, sha256: file.sha256 }, 'a paper could not be marked');
      throw refused('file.unmarked');
    }
  }
}
