import { UseInterceptors, applyDecorators } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import { refused } from '../http/index.js';

/** What a form brings: its bytes, and its name as the person wrote it. */
export interface Upload {
  readonly buffer: Buffer;
  readonly name: string;
}

/** A route that takes one file, in the form field `file`, of at most so many bytes. */
export function TakesFile(maxBytes: number): MethodDecorator {
  const limits = { fileSize: maxBytes, files: 1, fields: 4 };
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    UseInterceptors(FileInterceptor('file', { limits })),
  );
}

/** Refuses a form without a file. Names come as latin1 of their UTF-8 bytes, the way multipart headers are read. */
export function uploadOf(file: Express.Multer.File | undefined): Upload {
  if (!file) throw refused('file.empty', undefined, 'file');
  return { buffer: file.buffer, name: Buffer.from(file.originalname, 'latin1').toString('utf8') };
}
