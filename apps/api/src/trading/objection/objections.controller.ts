import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ObjectionView, PageView } from '@helan/contracts';
import {
  AcceptObjectionRequest,
  ComplainRequest,
  DecideObjectionRequest,
  FileObjectionRequest,
  ReplyObjectionRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { LotReaderGuard } from '../../publicity/notice/index.js';
import { ObjectionQueries } from './objection.queries.js';
import { ObjectionService } from './objection.service.js';

@ApiTags('objection')
@Controller()
export class ObjectionsController {
  constructor(
    private readonly objections: ObjectionService,
    private readonly queries: ObjectionQueries,
  ) {}

  @Post('lots/:id/objections')
  @ApiOperation({ summary: '提出异议' })
  @Requires('fileObjection')
  @UseGuards(LotReaderGuard)
  file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: FileObjectionRequest,
  ): Promise<{ id: string }> {
    return this.objections.file(actor, id, body);
  }

  @Get('my/objections')
  @ApiOperation({ summary: '列出自己的异议' })
  @ApiQuery({ name: 'at', required: false })
  @Requires('fileObjection')
  own(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<ObjectionView>> {
    return this.queries.own(actor, at);
  }

  @Get('objections')
  @ApiOperation({ summary: '列出异议' })
  @Requires('readObjections')
  @ApiQuery({ name: 'lot', required: false })
  @ApiQuery({ name: 'open', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('lot', new IdPipe({ optional: true })) lotId?: string,
    @Query('open') open?: string,
    @Query('at') at?: string,
  ): Promise<PageView<ObjectionView>> {
    return this.queries.list(actor, { lotId, isOpen: yesOrNo(open), at });
  }

  @Post('objections/:id/acceptance')
  @ApiOperation({ summary: '受理异议' })
  @Requires('answerObjection')
  @HttpCode(204)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AcceptObjectionRequest,
  ): Promise<void> {
    return this.objections.accept(actor, id, body);
  }

  @Post('objections/:id/reply')
  @ApiOperation({ summary: '答复异议' })
  @Requires('answerObjection')
  @HttpCode(204)
  reply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReplyObjectionRequest,
  ): Promise<void> {
    return this.objections.reply(actor, id, body);
  }

  @Post('objections/:id/complaint')
  @ApiOperation({ summary: '不服答复，向监管部门投诉' })
  @Requires('fileObjection')
  @HttpCode(204)
  complain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { text }: ComplainRequest,
  ): Promise<void> {
    return this.objections.complain(actor, id, text);
  }

  @Post('objections/:id/decision')
  @ApiOperation({ summary: '监管部门作出决定' })
  @Requires('decideObjection')
  @HttpCode(204)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: DecideObjectionRequest,
  ): Promise<void> {
    return this.objections.decide(actor, id, body);
  }
}
