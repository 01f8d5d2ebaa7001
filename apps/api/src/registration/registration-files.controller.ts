import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../kernel/auth/index.js';
import { refused } from '../kernel/http/index.js';
import { MAX_FILE_BYTES } from '../kernel/storage/file-store.js';
import { sendFile } from '../kernel/storage/send-file.js';
import { RegistrationPapers } from './registration-papers.js';

@ApiTags('registration')
@Controller('registrations/:id/documents')
export class RegistrationFilesController {
  constructor(private readonly papers: RegistrationPapers) {}

  @Post()
  @Requires('registerForLot')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 4 } }))
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body('kind') kind: string,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<DocumentView> {
    if (!file) throw refused('file.empty', undefined, 'file');
    const name = Buffer.from(file.originalname, 'latin1').toString('utf8');
    return this.papers.add(actor, id, String(kind), { buffer: file.buffer, name });
  }

  @Get(':documentId')
  @Requires('readRegistrationPaper')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { file, content } = await this.papers.open(actor, id, documentId);
    sendFile(response, file, content);
  }

  @Delete(':documentId')
  @Requires('registerForLot')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
  ): Promise<void> {
    return this.papers.remove(actor, id, documentId);
  }
}
