import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BarView, PageView, PartyRowView } from '@helan/contracts';
import { ReasonRequest, SetBarRequest, VerifyPartyRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { Bars } from './bars.service.js';
import { PartyChecks } from './party-checks.js';

/** Parties as the staff deals with them: their papers, and who is kept out. */
@ApiTags('party')
@Controller()
export class PartiesConsoleController {
  constructor(
    private readonly checks: PartyChecks,
    private readonly bars: Bars,
  ) {}

  @Get('parties')
  @ApiOperation({ summary: '列出登记备案的人' })
  @Requires('verifyParty')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('search') search = '',
    @Query('at') at?: string,
  ): Promise<PageView<PartyRowView>> {
    return this.checks.list(actor, search, at);
  }

  @Post('parties/:id/verification')
  @ApiOperation({ summary: '核验证件' })
  @Requires('verifyParty')
  @HttpCode(204)
  verify(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: VerifyPartyRequest,
  ): Promise<void> {
    return this.checks.verify(actor, id, body.document);
  }

  @Get('bars')
  @ApiOperation({ summary: '列出禁入名单' })
  @Requires('readBars')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'active', required: false })
  @ApiQuery({ name: 'at', required: false })
  listBars(
    @Query('search') search?: string,
    @Query('active') active?: string,
    @Query('at') at?: string,
  ): Promise<PageView<BarView>> {
    return this.bars.list({ search, isActive: yesOrNo(active), at });
  }

  @Post('bars')
  @ApiOperation({ summary: '列入禁入名单' })
  @Requires('keepBars')
  bar(@CurrentActor() actor: Actor, @Body() body: SetBarRequest): Promise<{ id: string }> {
    return this.bars.set(actor, body);
  }

  @Post('bars/:id/lifting')
  @ApiOperation({ summary: '解除禁入' })
  @Requires('keepBars')
  @HttpCode(204)
  lift(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.bars.lift(actor, id, body.reason);
  }
}
