import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type {
  BoardCallView,
  DroppedChangeView,
  LotChangeView,
  OwnWithdrawalView,
  PageView,
} from '@helan/contracts';
import {
  ProposeChangeRequest,
  ReasonRequest,
  SuspendRequest,
  TerminateRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BoardCalls } from './board-calls.js';
import { ChangeService } from './change.service.js';
import { SuspensionService } from './suspension.service.js';

/** What may befall a lot that stands on the board. */
@ApiTags('notice')
@Controller()
export class BoardStepsController {
  constructor(
    private readonly calls: BoardCalls,
    private readonly changes: ChangeService,
    private readonly suspensions: SuspensionService,
  ) {}

  @Get('board-calls')
  @ApiOperation({ summary: '列出等负责人办理的撤牌申请和变更' })
  @Requires('decideChange')
  @ApiQuery({ name: 'at', required: false })
  listCalls(@Query('at') at?: string): Promise<PageView<BoardCallView>> {
    return this.calls.list(at);
  }

  @Get('my/withdrawal-requests')
  @ApiOperation({ summary: '列出自己的撤牌申请和答复' })
  @Requires('withdrawNotice')
  @ApiQuery({ name: 'at', required: false })
  listOwn(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<OwnWithdrawalView>> {
    return this.calls.own(actor, at);
  }

  @Get('lots/:id/change')
  @ApiOperation({ summary: '看等批准的变更' })
  @Requires('readChange')
  async showChange(
    @Param('id', IdPipe) id: string,
  ): Promise<{ change: LotChangeView | null; dropped: DroppedChangeView | null }> {
    return { change: await this.changes.findOpen(id), dropped: await this.changes.findDropped(id) };
  }

  @Post('lots/:id/change')
  @ApiOperation({ summary: '提出变更公告' })
  @Requires('proposeChange')
  proposeChange(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeChangeRequest,
  ): Promise<{ id: string }> {
    return this.changes.propose(actor, id, body);
  }

  @Post('changes/:id/publication')
  @ApiOperation({ summary: '批准变更并公告' })
  @Requires('decideChange')
  @HttpCode(204)
  publishChange(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.changes.publish(actor, id);
  }

  @Post('changes/:id/rejection')
  @ApiOperation({ summary: '不批准变更' })
  @Requires('decideChange')
  @HttpCode(204)
  dropChange(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.changes.drop(actor, id);
  }

  @Post('lots/:id/suspension')
  @ApiOperation({ summary: '中止' })
  @Requires('stopListing')
  @HttpCode(204)
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SuspendRequest,
  ): Promise<void> {
    return this.suspensions.suspend(actor, id, body);
  }

  @Post('lots/:id/suspension-extension')
  @ApiOperation({ summary: '延长中止' })
  @Requires('resumeListing')
  @HttpCode(204)
  prolong(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.suspensions.prolong(actor, id, body.reason);
  }

  @Post('lots/:id/resumption')
  @ApiOperation({ summary: '恢复' })
  @Requires('resumeListing')
  @HttpCode(204)
  resume(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.suspensions.resume(actor, id, body.reason);
  }

  @Post('lots/:id/termination')
  @ApiOperation({ summary: '终止' })
  @Requires('stopListing')
  @HttpCode(204)
  terminate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: TerminateRequest,
  ): Promise<void> {
    return this.suspensions.terminate(actor, id, body);
  }
}
