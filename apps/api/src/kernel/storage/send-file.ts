import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
  type Type,
  UseInterceptors,
  mixin,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import type { Actor } from '../auth/index.js';
import { type Origin, setFileHead } from './file-head.js';
import { FileStore, type StoredFile } from './file-store.js';
import type { MadeFile } from './made-file.js';
import { PaperReaders } from './paper-readers.js';
import { Watermarks } from './watermarks.js';

export type { MadeFile } from './made-file.js';

/** Whether staff sees what was handed in with its own name and the time over it; or only what its room says is to be seen so. */
type Manner = 'MARKED' | 'WHERE_SAID';

/** A stored file, and whether it holds what people have handed in about themselves. */
export type ShownFile = StoredFile & { readonly isToBeMarked: boolean };

/**
 * A route that answers with a file: its handler says which, once the room has asked whether the reader may have it.
 * This is the only way in which a file leaves the platform: under its own name, with the head that befits whose work
 * it is, and piece by piece where it is stored; what was handed in is noted when staff sees it, and marked, unless its
 * room says otherwise.
 */
export function SendsFile(origin: Origin = 'PLATFORM', manner: Manner = 'MARKED'): MethodDecorator {
  return UseInterceptors(senderOf(origin, manner));
}

type Sent = StoredFile | ShownFile | MadeFile;

function senderOf(origin: Origin, manner: Manner): Type<NestInterceptor<Sent, StreamableFile>> {
  @Injectable()
  class FileSender implements NestInterceptor<Sent, StreamableFile> {
    constructor(
      private readonly files: FileStore,
      private readonly marks: Watermarks,
      private readonly readers: PaperReaders,
    ) {}

    intercept(context: ExecutionContext, next: CallHandler<Sent>): Observable<StreamableFile> {
      const http = context.switchToHttp();
      const response = http.getResponse<Response>();
      const { actor } = http.getRequest<Request>();
      return next.handle().pipe(mergeMap(async (file) => this.send(response, await this.shown(file, actor))));
    }

    private async shown(file: Sent, actor: Actor | undefined): Promise<StoredFile | MadeFile> {
      if (origin !== 'HANDED_IN' || 'content' in file || !this.marks.isFor(actor)) return file;
      await this.readers.note(actor, file.id);
      const isMarked = manner === 'MARKED' || ('isToBeMarked' in file && file.isToBeMarked);
      return isMarked ? this.marks.marked(file, actor) : file;
    }

    /** The head is set only when a stored content was found to be what its hash says. */
    private async send(response: Response, file: StoredFile | MadeFile): Promise<StreamableFile> {
      if ('content' in file) {
        setFileHead(response, { ...file, bytes: file.content.length }, origin);
        return new StreamableFile(file.content);
      }
      const content = await this.files.open(file);
      setFileHead(response, file, origin);
      return new StreamableFile(content);
    }
  }
  return mixin(FileSender);
}
