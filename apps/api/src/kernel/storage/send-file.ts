import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import type { Response } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import { FileStore, type StoredFile } from './file-store.js';

/**
 * A route that answers with a stored file: its handler says which, once the room has asked whether the reader may
 * have it. This is the only way in which a stored file leaves the platform.
 */
export function SendsFile(): MethodDecorator {
  return UseInterceptors(FileSender);
}

@Injectable()
class FileSender implements NestInterceptor<StoredFile, StreamableFile> {
  constructor(private readonly files: FileStore) {}

  intercept(context: ExecutionContext, next: CallHandler<StoredFile>): Observable<StreamableFile> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(mergeMap((file) => sendFile(response, file, this.files)));
  }
}

/** Under its own name; the browser may show it but never guess its type. */
async function sendFile(response: Response, file: StoredFile, files: FileStore): Promise<StreamableFile> {
  const content = await files.read(file);
  response.setHeader('Cache-Control', 'private, no-store');
  return new StreamableFile(content, {
    type: file.mime,
    length: content.length,
    disposition: `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
}
