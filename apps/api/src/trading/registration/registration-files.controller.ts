import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { FileViews } from './file-views.js';
import { RegistrationPapers } from './registration-papers.js';

@ApiTags('registration')
@Controller('registrations/:id/documents')
export class RegistrationFilesController {
  constructor(
    private readonly papers: RegistrationPapers,
    private readonly views: FileViews,
    private readonly files: FileStore,
  ) {}

  @Post()
  @Requires('registerForLot')
  @TakesFile('kind')
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<DocumentView> {
    return this.papers.add(actor, id, form);
  }

  @Get(':documentId')
  @Requires('readRegistrationPaper')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.papers.open(actor, id, documentId);
    await this.views.note(actor, id);
    await this.files.send(response, file, 'HANDED_IN');
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
