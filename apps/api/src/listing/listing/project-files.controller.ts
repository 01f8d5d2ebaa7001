import { Body, Controller, Get, Param, ParseUUIDPipe, Post, UploadedFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { TakesFile, uploadOf } from '../../kernel/storage/upload.js';
import { DocumentService } from './document.service.js';

@ApiTags('listing')
@Controller('projects/:id/documents')
export class ProjectFilesController {
  constructor(private readonly documents: DocumentService) {}

  @Post()
  @Requires('readProjects')
  @TakesFile(MAX_FILE_BYTES)
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body('kind') kind: string,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<DocumentView> {
    return this.documents.add(actor, id, String(kind), uploadOf(file));
  }

  @Get(':documentId')
  @Requires('readProjects')
  @SendsFile()
  download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
  ): Promise<StoredFile> {
    return this.documents.open(actor, id, documentId);
  }
}
