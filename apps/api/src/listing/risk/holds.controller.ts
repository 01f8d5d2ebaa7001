import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { EscalationView, LotHoldView, PageView } from '@helan/contracts';
import { ReleaseHoldRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { Escalations } from './escalations.js';
import { HoldReleases } from './hold-releases.js';
import { RiskHolds } from './risk-holds.js';

@ApiTags('risk')
@Controller()
export class HoldsController {
  constructor(
    private readonly holds: RiskHolds,
    private readonly releases: HoldReleases,
    private readonly escalations: Escalations,
  ) {}

  @Get('lots/:id/hold')
  @ApiOperation({ summary: '看下一步是否因红色提示暂缓，或者因文书缺字等着' })
  @Requires('readProjects')
  show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LotHoldView> {
    return this.holds.show(actor, id);
  }

  @Post('risks/:id/release')
  @ApiOperation({ summary: '放行被红色提示暂缓的一步' })
  @Requires('releaseHold')
  @HttpCode(204)
  release(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReleaseHoldRequest,
  ): Promise<void> {
    return this.releases.release(actor, id, reason);
  }

  @Get('escalations')
  @ApiOperation({ summary: '列出监管人员没有答复的红色提示' })
  @Requires('answerForSupervision')
  @ApiQuery({ name: 'at', required: false })
  list(@Query('at') at?: string): Promise<PageView<EscalationView>> {
    return this.escalations.list(at);
  }

  @Post('escalations/:id/note')
  @ApiOperation({ summary: '记下已知悉一条红色提示' })
  @Requires('answerForSupervision')
  @HttpCode(204)
  note(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.escalations.note(actor, id);
  }
}
