import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Res, UploadedFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, MAX_FILE_BYTES } from '../../kernel/storage/file-store.js';
import { sendFile } from '../../kernel/storage/send-file.js';
import { TakesFile, uploadOf } from '../../kernel/storage/upload.js';
import { DocumentService } from './document.service.js';
import { visibleProjects } from './listing.access.js';

@ApiTags('listing')
@Controller('projects/:id/documents')
export class ProjectFilesController {
  constructor(
    private readonly documents: DocumentService,
    private readonly files: FileStore,
    private readonly dataSource: DataSource,
  ) {}

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
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { where, params } = visibleProjects(actor, 3);
    const rows: { file_id: string }[] = await this.dataSource.query(
      `select d.file_id from project_document d join project p on p.id = d.project_id where p.id = $1 and d.id = $2 and ${where}`,
      [id, documentId, ...params],
    );
    const file = rows[0] && (await this.files.find(rows[0].file_id));
    if (!file) throw refused('resource.not-found');
    sendFile(response, file, await this.files.read(file));
  }
}
