import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, RiskAlertView } from '@helan/contracts';
import { CloseRiskRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
import { RiskQueries } from './risk.queries.js';
import { RiskService } from './risk.service.js';

@ApiTags('risk')
@Controller('risks')
export class RisksController {
  constructor(
    private readonly risks: RiskService,
    private readonly queries: RiskQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: '列出风险提示' })
  @Requires('readRisks')
  @ApiQuery({ name: 'project', required: false })
  @ApiQuery({ name: 'open', required: false, enum: ['true', 'false'] })
  @ApiQuery({ name: 'level', required: false, enum: ['RED', 'YELLOW'] })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('project', new IdPipe({ optional: true })) projectId?: string,
    @Query('open') open?: string,
    @Query('level') level?: string,
    @Query('at') at?: string,
  ): Promise<PageView<RiskAlertView>> {
    return this.queries.list(actor, { projectId, isOpen: yesOrNo(open), level, at });
  }

  @Post(':id/closing')
  @ApiOperation({ summary: '处理一条风险提示' })
  @Requires('closeRisk')
  @HttpCode(204)
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { outcome, finding }: CloseRiskRequest,
  ): Promise<void> {
    return this.risks.close(actor, id, outcome, finding);
  }
}
