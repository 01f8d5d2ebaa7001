import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DocumentView } from '@helan/contracts';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { DocumentService } from './document.service.js';

@ApiTags('listing')
@Controller('projects/:id/documents')
export class ProjectFilesController {
  constructor(private readonly documents: DocumentService) {}

  @Post()
  @ApiOperation({ summary: '上传申请材料' })
  @Requires('keepProjectPapers')
  @TakesFile('kind')
  upload(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<DocumentView> {
    return this.documents.add(actor, id, form);
  }

  @Get(':documentId')
  @ApiOperation({ summary: '下载申请材料' })
  @Requires('keepProjectPapers')
  @SendsFile('HANDED_IN')
  download(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<StoredFile> {
    return this.documents.open(actor, id, documentId);
  }
}
