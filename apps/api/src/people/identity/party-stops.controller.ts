import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, PartyStopView } from '@helan/contracts';
import {
  AnswerStopRequest,
  LiftStopRequest,
  NameSuccessorRequest,
  ProposeStopRequest,
  ReasonRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { AgentMandates } from './agent-mandates.js';
import { PartyStops } from './party-stops.js';

/** 停办 and who goes on for somebody: one proposes, another confirms. */
@ApiTags('party')
@Controller()
export class PartyStopsController {
  constructor(
    private readonly stops: PartyStops,
    private readonly mandates: AgentMandates,
  ) {}

  @Get('party-stops')
  @ApiOperation({ summary: '列出停办的人' })
  @Requires('keepParty')
  @ApiQuery({ name: 'decided', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('decided') decided?: string,
    @Query('at') at?: string,
  ): Promise<PageView<PartyStopView>> {
    return this.stops.list(actor, yesOrNo(decided) ?? false, at);
  }

  @Post('parties/:id/stop')
  @ApiOperation({ summary: '提出停办' })
  @Requires('keepParty')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeStopRequest,
  ): Promise<{ id: string }> {
    return this.stops.propose(actor, id, body);
  }

  @Post('party-stops/:id/answer')
  @ApiOperation({ summary: '确认停办，或者确认恢复' })
  @Requires('keepParty')
  @HttpCode(204)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { isRight }: AnswerStopRequest,
  ): Promise<void> {
    return this.stops.answer(actor, id, isRight);
  }

  @Post('party-stops/:id/lifting')
  @ApiOperation({ summary: '提出恢复办理' })
  @Requires('keepParty')
  @HttpCode(204)
  lift(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { document }: LiftStopRequest,
  ): Promise<void> {
    return this.stops.askToLift(actor, id, document);
  }

  @Post('party-stops/:id/successor')
  @ApiOperation({ summary: '登记监护人或者继承人' })
  @Requires('keepParty')
  name(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NameSuccessorRequest,
  ): Promise<{ id: string }> {
    return this.mandates.nameSuccessor(actor, id, body);
  }

  @Post('mandates/:id/confirmation')
  @ApiOperation({ summary: '确认监护人或者继承人' })
  @Requires('keepParty')
  @HttpCode(204)
  confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.mandates.confirmSuccessor(actor, id);
  }

  @Post('mandates/:id/refusal')
  @ApiOperation({ summary: '不确认监护人或者继承人' })
  @Requires('keepParty')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.mandates.refuseSuccessor(actor, id, reason);
  }

  @Post('mandates/:id/revocation')
  @ApiOperation({ summary: '终止监护人或者继承人代办' })
  @Requires('keepParty')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.mandates.revokeSuccessor(actor, id, reason);
  }
}
