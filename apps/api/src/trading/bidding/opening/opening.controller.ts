import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  OpenedReserveView,
  OpeningView,
  OwnOpeningView,
  PlanView,
  ReserveView,
  ScoringCallView,
} from '@helan/contracts';
import {
  HandInRequest,
  LotKeyShareRequest,
  ReasonRequest,
  ReserveRequest,
  ScoresRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../../kernel/auth/index.js';
import { IdPipe } from '../../../kernel/http/index.js';
import { OpenedReserves } from './opened-reserves.js';
import { OpeningQueries } from './opening.queries.js';
import { OpeningService } from './opening.service.js';
import { ReserveService } from './reserve.service.js';
import { ScoresService } from './scores.service.js';

@ApiTags('bidding')
@Controller()
export class OpeningController {
  constructor(
    private readonly openings: OpeningService,
    private readonly reserves: ReserveService,
    private readonly scores: ScoresService,
    private readonly opened: OpenedReserves,
    private readonly queries: OpeningQueries,
  ) {}

  @Get('my/openings')
  @ApiOperation({ summary: '列出等自己开标的标的' })
  @Requires('holdKey')
  own(@CurrentActor() actor: Actor): Promise<OwnOpeningView[]> {
    return this.queries.own(actor);
  }

  @Get('lots/:id/reserve')
  @ApiOperation({ summary: '看自己封存的保留价' })
  @Requires('enterReserve')
  async reserve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ reserve: ReserveView | null }> {
    return { reserve: await this.reserves.show(actor, id) };
  }

  @Post('lots/:id/reserve')
  @ApiOperation({ summary: '封存保留价' })
  @Requires('enterReserve')
  @HttpCode(204)
  enterReserve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { envelope }: ReserveRequest,
  ): Promise<void> {
    return this.reserves.enter(actor, id, envelope);
  }

  @Post('lots/:id/reserve/opening')
  @ApiOperation({ summary: '看没有达到的保留价' })
  @Requires('openReserve')
  openReserve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<OpenedReserveView> {
    return this.opened.show(actor, id, reason);
  }

  @Get('my/scorings')
  @ApiOperation({ summary: '列出等自己评分的标的' })
  @Requires('scorePlans')
  scorings(@CurrentActor() actor: Actor): Promise<ScoringCallView[]> {
    return this.scores.calls(actor);
  }

  @Get('lots/:id/plans')
  @ApiOperation({ summary: '列出各家的方案' })
  @Requires('scorePlans')
  plans(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PlanView[]> {
    return this.scores.plans(actor, id);
  }

  @Post('lots/:id/scores')
  @ApiOperation({ summary: '给方案打分' })
  @Requires('scorePlans')
  @HttpCode(204)
  enterScores(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ScoresRequest,
  ): Promise<void> {
    return this.scores.enter(actor, id, body);
  }

  @Get('lots/:id/opening')
  @ApiOperation({ summary: '看开标' })
  @Requires('readOpening')
  opening(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OpeningView> {
    return this.queries.show(actor, id);
  }

  @Post('lots/:id/opening')
  @ApiOperation({ summary: '交出自己那一份，开标' })
  @Requires('holdKey')
  @HttpCode(204)
  open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: HandInRequest,
  ): Promise<void> {
    return this.openings.handIn(actor, id, body);
  }

  @Post('lots/:id/opening/lot-key')
  @ApiOperation({ summary: '交出旧标的钥匙的一份' })
  @Requires('holdKey')
  @HttpCode(204)
  openLotKey(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { share }: LotKeyShareRequest,
  ): Promise<void> {
    return this.openings.openLotKey(actor, id, share);
  }
}
