import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CorrectionView, DocumentView, PageView } from '@helan/contracts';
import { AskCorrectionRequest, CheckCorrectionRequest, ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { CorrectionPapers } from './correction-papers.js';
import { CorrectionQueries } from './correction.queries.js';
import { Corrections } from './corrections.js';

/** 资料更正: asked by the party, compared at one desk and decided at another. */
@ApiTags('party')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: Corrections,
    private readonly papers: CorrectionPapers,
    private readonly queries: CorrectionQueries,
  ) {}

  @Get('my/corrections')
  @ApiOperation({ summary: '列出自己的更正申请' })
  @Requires('askCorrection')
  own(@CurrentActor() actor: Actor): Promise<CorrectionView[]> {
    return this.queries.own(actor);
  }

  @Post('my/corrections')
  @ApiOperation({ summary: '申请更正资料' })
  @Requires('askCorrection')
  ask(@CurrentActor() actor: Actor, @Body() body: AskCorrectionRequest): Promise<{ id: string }> {
    return this.corrections.ask(actor, body);
  }

  @Post('my/corrections/:id/papers')
  @ApiOperation({ summary: '上传更正资料的证件' })
  @Requires('askCorrection')
  @TakesFile('kind')
  add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<DocumentView> {
    return this.papers.add(actor, id, form);
  }

  @Get('my/corrections/:id/papers/:paperId')
  @ApiOperation({ summary: '下载自己交的更正证件' })
  @Requires('askCorrection')
  @SendsFile('HANDED_IN')
  ownPaper(
    @CurrentActor() { partyId }: Actor,
    @Param('id', IdPipe) id: string,
    @Param('paperId', IdPipe) paperId: string,
  ): Promise<StoredFile> {
    return this.papers.open(id, paperId, partyId);
  }

  @Post('my/corrections/:id/withdrawal')
  @ApiOperation({ summary: '撤回更正申请' })
  @Requires('askCorrection')
  @HttpCode(204)
  takeBack(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.corrections.takeBack(actor, id);
  }

  @Get('corrections')
  @ApiOperation({ summary: '列出等着办的更正申请' })
  @Requires('keepParty')
  @ApiQuery({ name: 'decided', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('decided') decided?: string,
    @Query('at') at?: string,
  ): Promise<PageView<CorrectionView>> {
    return this.queries.list(actor, { isDecided: yesOrNo(decided) ?? false, at });
  }

  @Get('corrections/:id/papers/:paperId')
  @ApiOperation({ summary: '看更正申请的证件' })
  @Requires('keepParty')
  @SendsFile('HANDED_IN')
  paper(@Param('id', IdPipe) id: string, @Param('paperId', IdPipe) paperId: string): Promise<StoredFile> {
    return this.papers.open(id, paperId);
  }

  @Post('corrections/:id/check')
  @ApiOperation({ summary: '核对更正的证件' })
  @Requires('checkCorrection')
  @HttpCode(204)
  check(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { document }: CheckCorrectionRequest,
  ): Promise<void> {
    return this.corrections.check(actor, id, document);
  }

  @Post('corrections/:id/decision')
  @ApiOperation({ summary: '同意更正' })
  @Requires('decideCorrection')
  @HttpCode(204)
  decide(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.corrections.decide(actor, id);
  }

  @Post('corrections/:id/refusal')
  @ApiOperation({ summary: '不予更正' })
  @Requires('keepParty')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.corrections.refuse(actor, id, reason);
  }
}
