import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PaperToSignView, RefusedScanView, ScanToSeeView, ToSeePageView } from '@helan/contracts';
import { SeePaperRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { PaperSignatureService } from './paper-signature.service.js';
import { ScanDesk } from './scan-desk.js';

@ApiTags('paper-signature')
@Controller()
export class PaperSignaturesController {
  constructor(
    private readonly signatures: PaperSignatureService,
    private readonly desk: ScanDesk,
  ) {}

  @Get('lots/:id/paper-signatures')
  @ApiOperation({ summary: '列出要代收纸面签字的文书' })
  @Requires('signOnPaper')
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PaperToSignView[]> {
    return this.signatures.list(actor, id);
  }

  @Get('lots/:id/paper-signatures/:kind/file')
  @ApiOperation({ summary: '取要打印签字的文书' })
  @Requires('signOnPaper')
  @SendsFile()
  file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('kind') kind: string,
  ): Promise<StoredFile> {
    return this.signatures.file(actor, id, kind);
  }

  @Post('lots/:id/paper-signatures')
  @ApiOperation({ summary: '交回签好字的扫描件' })
  @Requires('signOnPaper')
  @TakesFile('kind', 'fileHash')
  @HttpCode(204)
  handIn(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<void> {
    return this.signatures.handIn(actor, id, form);
  }

  @Get('my/refused-scans')
  @ApiOperation({ summary: '列出没有通过核对、要自己重交的签字件' })
  @Requires('signOnPaper')
  refused(@CurrentActor() actor: Actor): Promise<RefusedScanView[]> {
    return this.signatures.refused(actor);
  }

  @Get('paper-scans')
  @ApiOperation({ summary: '列出等人核看的签字扫描件' })
  @Requires('seeLiaisonPapers')
  @ApiQuery({ name: 'at', required: false })
  scans(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<ToSeePageView<ScanToSeeView>> {
    return this.desk.list(actor, at);
  }

  @Post('paper-scans/:id/check')
  @ApiOperation({ summary: '核看一份签字扫描件' })
  @Requires('seeLiaisonPapers')
  @HttpCode(204)
  see(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SeePaperRequest,
  ): Promise<void> {
    return this.desk.see(actor, id, body);
  }
}
