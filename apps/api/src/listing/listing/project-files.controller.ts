import { Controller, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
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
  @TakesFile('kind')
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<DocumentView> {
    return this.documents.add(actor, id, form);
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
    await this.files.send(response, file, 'HANDED_IN');
  }
}
