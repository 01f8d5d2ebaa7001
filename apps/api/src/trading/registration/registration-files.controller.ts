import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { RegistrationPapers } from './registration-papers.js';

@ApiTags('registration')
@Controller('registrations/:id/documents')
export class RegistrationFilesController {
  constructor(private readonly papers: RegistrationPapers) {}

  @Post()
  @ApiOperation({ summary: '上传报名材料' })
  @Requires('registerForLot')
  @TakesFile('kind')
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<DocumentView> {
    return this.papers.add(actor, id, form);
  }

  @Get(':documentId')
  @ApiOperation({ summary: '下载报名材料' })
  @Requires('readRegistrationPaper')
  @SendsFile('HANDED_IN')
  download(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<StoredFile> {
    return this.papers.open(actor, id, documentId);
  }

  @Delete(':documentId')
  @ApiOperation({ summary: '删掉报名材料' })
  @Requires('registerForLot')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<void> {
    return this.papers.remove(actor, id, documentId);
  }
}
