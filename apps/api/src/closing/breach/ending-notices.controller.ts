import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { EndingNoticeRowView, PageView } from '@helan/contracts';
import {
  AnswerEndingRequest,
  DecideEndingRequest,
  ProposeEndingRequest,
  ReasonRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { IncomingForm, TakesFile } from '../../kernel/storage/takes-file.js';
import { EndingNoticeDesk } from './ending-notice-desk.js';
import { EndingNoticeQueries } from './ending-notice.queries.js';
import { EndingNoticeService } from './ending-notice.service.js';

@ApiTags('breach')
@Controller()
export class EndingNoticesController {
  constructor(
    private readonly desk: EndingNoticeDesk,
    private readonly notices: EndingNoticeService,
    private readonly queries: EndingNoticeQueries,
  ) {}

  @Post('lots/:id/contract-ending/notice')
  @ApiOperation({ summary: '递交解除合同通知和证据' })
  @Door('SIGN')
  @Requires('giveEndingNotice')
  @TakesFile('cause', 'note', 'rulingNo')
  @HttpCode(204)
  give(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IncomingForm() form: Incoming,
  ): Promise<void> {
    return this.desk.give(actor, id, form);
  }

  @Get('ending-notices')
  @ApiOperation({ summary: '列出在办的解除合同通知' })
  @ApiQuery({ name: 'at', required: false })
  @Requires('readEndingNotices')
  list(@Query('at') at?: string): Promise<PageView<EndingNoticeRowView>> {
    return this.queries.list(at);
  }

  @Get('my/ending-notices')
  @ApiOperation({ summary: '列出自己合同在办的解除通知' })
  @ApiQuery({ name: 'at', required: false })
  @Requires('giveEndingNotice')
  own(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<EndingNoticeRowView>> {
    return this.queries.own(actor, at);
  }

  @Get('ending-notices/:id/evidence')
  @ApiOperation({ summary: '取解除通知的证据' })
  @Requires('readEnding')
  @SendsFile('HANDED_IN')
  evidence(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.evidence(actor, id);
  }

  @Post('ending-notices/:id/answer')
  @ApiOperation({ summary: '答复解除合同通知' })
  @Requires('giveEndingNotice')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerEndingRequest,
  ): Promise<void> {
    return this.desk.answer(actor, id, body);
  }

  @Post('ending-notices/:id/withdrawal')
  @ApiOperation({ summary: '收回解除合同通知' })
  @Requires('giveEndingNotice')
  @HttpCode(204)
  takeBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.desk.takeBack(actor, id, reason);
  }

  @Post('ending-notices/:id/proposal')
  @ApiOperation({ summary: '提请解除合同' })
  @Requires('proposeEnding')
  @HttpCode(204)
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeEndingRequest,
  ): Promise<void> {
    return this.notices.propose(actor, id, body);
  }

  @Post('ending-notices/:id/return')
  @ApiOperation({ summary: '退回解除合同的提请' })
  @Requires('decideEnding')
  @HttpCode(204)
  sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.notices.sendBack(actor, id, reason);
  }

  @Post('ending-notices/:id/refusal')
  @ApiOperation({ summary: '不予解除合同' })
  @Requires('decideEnding')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.notices.refuse(actor, id, reason);
  }

  @Post('ending-notices/:id/decision')
  @ApiOperation({ summary: '决定解除合同' })
  @Requires('decideEnding')
  @HttpCode(204)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: DecideEndingRequest,
  ): Promise<void> {
    return this.notices.decide(actor, id, note);
  }
}
