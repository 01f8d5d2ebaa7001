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

/**
 * A route that answers with a stored file: its handler says which, once the room has asked whether the reader may
 * have it. This is the only way in which a stored file leaves the platform; it goes piece by piece, under its own
 * name, with the head that befits whose work it is.
 */
export function SendsFile(origin: Origin = 'PLATFORM'): MethodDecorator {
  return UseInterceptors(senderOf(origin));
}

function senderOf(origin: Origin): Type<NestInterceptor<StoredFile, StreamableFile>> {
  @Injectable()
  class FileSender implements NestInterceptor<StoredFile, StreamableFile> {
    constructor(private readonly files: FileStore) {}

    intercept(context: ExecutionContext, next: CallHandler<StoredFile>): Observable<StreamableFile> {
      const response = context.switchToHttp().getResponse<Response>();
      return next.handle().pipe(mergeMap((file) => this.send(response, file)));
    }

    /** The head is set only when the content was found to be what its hash says. */
    private async send(response: Response, file: StoredFile): Promise<StreamableFile> {
      const content = await this.files.open(file);
      setFileHead(response, file, origin);
      return new StreamableFile(content);
    }
  }
  return mixin(FileSender);
}
