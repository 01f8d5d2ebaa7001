import fs from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { fileTypeFromFile } from 'file-type';
import { canonicalJson } from '../canonical.js';
import { CONFIG, type Config } from '../config.js';
import { noteContent } from '../deed/deed.js';
import { refused } from '../http/refused-error.js';
import { whenAnswered } from '../http/when-answered.js';
import { Limits } from '../limits/limits.js';
import type { Line } from '../limits/line.js';
import { WorkRoom, workLine } from '../work/index.js';
import { FileStore } from './file-store.js';
import { FileVault, hashOf } from './file-vault.js';
import { type Incoming, type Received, announcedBytes, receive } from './incoming.js';
import { Pace } from './pace.js';
import { isPaper, pagesOf } from './papers.js';
import { redraw } from './picture.js';
import type { Upload } from './upload.js';
import { UploadQuota } from './upload-quota.js';

/** A form's other fields and the lines between its parts. */
const FORM_BYTES = 8 * 1024;
const MEGABYTE = 1024 * 1024;
const WAITING = 100;
const WAIT_MS = 20_000;

export interface UploadTerms {
  readonly accountId: string;
  readonly maxBytes: number;
  /** Bytes that the draft holds already to which the file comes. */
  readonly heldBytes: number;
}

const HEIC = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif'];

/**
 * Where files come in: so many at a time, each written to the disk as it comes and removed again unless it was
 * kept. Whoever calls has asked before whether the sender may hand in anything there at all.
 */
@Injectable()
export class UploadDesk {
  private readonly line: Line;
  private readonly pace: Pace;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly vault: FileVault,
    private readonly store: FileStore,
    private readonly quota: UploadQuota,
    private readonly work: WorkRoom,
    private readonly limits: Limits,
  ) {
    const { uploadsAtOnce: atOnce, uploadSecondMb } = config.capacity;
    this.line = workLine({ atOnce, waiting: WAITING, waitMs: WAIT_MS });
    this.pace = new Pace(uploadSecondMb * MEGABYTE);
  }

  /** Whoever comes with a form waits for his turn before he is asked who he is; nothing of it is read meanwhile. */
  readonly enter = (request: Request, response: Response, next: NextFunction): void => {
    if (!request.is('multipart/form-data')) return next();
    const coming = () => {
      next();
      return whenAnswered(response);
    };
    this.line.run(coming, { isKnown: false, isGone: () => response.destroyed }).catch(next);
  };

  /** Receives a picture or a PDF, looks into it, and hands it to `use`; what `use` does not keep is gone afterwards. */
  take<T>(incoming: Incoming, terms: UploadTerms, use: (upload: Upload) => Promise<T>): Promise<T> {
    return this.receive(incoming, terms, (received) =>
      this.aside(async (target) => {
        const upload = await this.lookInto(received, target);
        try {
          return await use(upload);
        } catch (error) {
          await this.store.forget(upload.sha256);
          throw error;
        }
      }),
    );
  }

  /** Receives a file of any kind for as long as `use` reads it. */
  async receive<T>(
    incoming: Incoming,
    { accountId, maxBytes, heldBytes }: UploadTerms,
    use: (received: Received) => Promise<T>,
  ): Promise<T> {
    await this.limits.take([{ limit: 'upload.account', of: accountId }]);
    const bytes = announcedBytes(incoming) ?? maxBytes;
    if (bytes > maxBytes + FORM_BYTES) throw refused('file.too-large', { max: maxBytes / MEGABYTE }, 'file');
    return this.quota.within({ accountId, heldBytes, bytes }, (tally) =>
      this.aside(async (path) => {
        const received = await receive(incoming, {
          path,
          maxBytes,
          pace: this.pace,
          tally,
          isAwaited: () => this.line.waiting > 0,
        });
        if (received.bytes === 0) throw refused('file.empty', undefined, 'file');
        noteContent(received.sha256, received.name, canonicalJson(received.fields));
        return use(received);
      }),
    );
  }

  private async aside<T>(use: (path: string) => Promise<T>): Promise<T> {
    const path = await this.vault.aside();
    try {
      return await use(path);
    } finally {
      await fs.rm(path, { force: true });
    }
  }

  /** The type is read from the content, never from the name. */
  private async lookInto(received: Received, target: string): Promise<Upload> {
    const { path, bytes: receivedBytes } = received;
    const mime = (await fileTypeFromFile(path))?.mime ?? '';
    if (mime === 'image/jpeg' || mime === 'image/png') {
      const mark = await redraw(path, target);
      const { size: bytes } = await fs.stat(target);
      const sha256 = await hashOf(target);
      return { ...received, path: target, bytes, sha256, mime, mark, pages: null, receivedBytes };
    }
    if (await isPaper(path)) {
      const pages = await pagesOf(this.work, path);
      return { ...received, mime: 'application/pdf', mark: null, pages, receivedBytes };
    }
    throw refused(HEIC.includes(mime) ? 'file.heic' : 'file.wrong-type', undefined, 'file');
  }
}
