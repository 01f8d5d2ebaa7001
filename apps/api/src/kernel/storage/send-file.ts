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
import type { Response } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import { type Origin, setFileHead } from './file-head.js';
import { FileStore, type StoredFile } from './file-store.js';

/** What is made for whoever asks, and kept nowhere. */
export interface MadeFile {
  readonly content: Buffer;
  readonly mime: string;
  readonly name: string;
}

/**
 * A route that answers with a file: its handler says which, once the room has asked whether the reader may have it.
 * This is the only way in which a file leaves the platform: under its own name, with the head that befits whose work
 * it is, and piece by piece where it is stored.
 */
export function SendsFile(origin: Origin = 'PLATFORM'): MethodDecorator {
  return UseInterceptors(senderOf(origin));
}

function senderOf(origin: Origin): Type<NestInterceptor<StoredFile | MadeFile, StreamableFile>> {
  @Injectable()
  class FileSender implements NestInterceptor<StoredFile | MadeFile, StreamableFile> {
    constructor(private readonly files: FileStore) {}

    intercept(
      context: ExecutionContext,
      next: CallHandler<StoredFile | MadeFile>,
    ): Observable<StreamableFile> {
      const response = context.switchToHttp().getResponse<Response>();
      return next.handle().pipe(mergeMap((file) => this.send(response, file)));
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
