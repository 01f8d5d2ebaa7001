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
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { MAX_FILE_BYTES } from '../../kernel/storage/file-store.js';
import { sendFile } from '../../kernel/storage/send-file.js';
import { TakesFile, uploadOf } from '../../kernel/storage/upload.js';
import { FileViews } from './file-views.js';
import { RegistrationPapers } from './registration-papers.js';

@ApiTags('registration')
@Controller('registrations/:id/documents')
export class RegistrationFilesController {
  constructor(
    private readonly papers: RegistrationPapers,
    private readonly views: FileViews,
  ) {}

  @Post()
  @Requires('registerForLot')
  @TakesFile(MAX_FILE_BYTES)
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body('kind') kind: string,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<DocumentView> {
    return this.papers.add(actor, id, String(kind), uploadOf(file));
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
    await this.views.note(actor, id);
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
