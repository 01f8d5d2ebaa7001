import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BondView, PageView } from '@helan/contracts';
import { AnswerRequest, ProposeBondClaimRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { BondClaimsService } from './bond-claims.service.js';
import { BondQueries } from './bond.queries.js';

@ApiTags('bond')
@Controller()
export class BondsController {
  constructor(
    private readonly claims: BondClaimsService,
    private readonly queries: BondQueries,
  ) {}

  @Get('bonds')
  @ApiOperation({ summary: '列出履约保证金' })
  @Requires('readBonds')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('at') at?: string,
  ): Promise<PageView<BondView>> {
    return this.queries.list(actor, state, at);
  }

  @Get('bonds/claimed')
  @ApiOperation({ summary: '列出等人决定扣付的履约保证金' })
  @Requires('readBonds')
  @ApiQuery({ name: 'at', required: false })
  claimed(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<BondView>> {
    return this.queries.claimed(actor, at);
  }

  @Get('my/bonds')
  @ApiOperation({ summary: '列出自己合同的履约保证金' })
  @Requires('signContract')
  @ApiQuery({ name: 'at', required: false })
  own(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<BondView>> {
    return this.queries.own(actor, at);
  }

  @Post('bonds/:id/claims')
  @ApiOperation({ summary: '提请扣付履约保证金' })
  @Requires('proposeBondClaim')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeBondClaimRequest,
  ): Promise<{ id: string }> {
    return this.claims.propose(actor, id, body);
  }

  @Post('bond-claims/:id/decision')
  @ApiOperation({ summary: '决定扣付履约保证金' })
  @Requires('decideBondClaim')
  @HttpCode(204)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerRequest,
  ): Promise<void> {
    return this.claims.decide(actor, id, body);
  }
}
