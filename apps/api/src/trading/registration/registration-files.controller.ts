import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  UploadedFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { TakesFile, uploadOf } from '../../kernel/storage/upload.js';
import { RegistrationPapers } from './registration-papers.js';

@ApiTags('registration')
@Controller('registrations/:id/documents')
export class RegistrationFilesController {
  constructor(private readonly papers: RegistrationPapers) {}

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
  @SendsFile()
  download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
  ): Promise<StoredFile> {
    return this.papers.open(actor, id, documentId);
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
