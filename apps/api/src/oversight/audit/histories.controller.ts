import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { AuditStateView, HistoryView, OwnHistoryView } from '@helan/contracts';
import { ReadHistoryRequest, ReadOwnHistoryRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { AuditState } from './audit-state.js';
import { HistoryQueries } from './history.queries.js';
import { OwnHistoryQueries } from './own-history.queries.js';
import { RegistrationHistoryQueries } from './registration-history.queries.js';

@ApiTags('oversight')
@Controller()
export class HistoriesController {
  constructor(
    private readonly histories: HistoryQueries,
    private readonly own: OwnHistoryQueries,
    private readonly registrations: RegistrationHistoryQueries,
    private readonly state: AuditState,
  ) {}

  @Get('audit-state')
  @ApiOperation({ summary: '核对最近的变动记录' })
  @Requires('readAuditState')
  check(): Promise<AuditStateView> {
    return this.state.check();
  }

  /** Reading is written down with its reason: what is asked for changes something, too. */
  @Post('projects/:id/history')
  @ApiOperation({ summary: '写明理由，查看一个项目的变更记录' })
  @Requires('readHistory')
  @HttpCode(200)
  read(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() request: ReadHistoryRequest,
  ): Promise<HistoryView> {
    return this.histories.read(actor, id, request);
  }

  /** It is his: nobody asks him why. That he looked is noted all the same. */
  @Post('projects/:id/own-history')
  @ApiOperation({ summary: '查看自己申请的项目的变更记录' })
  @Requires('readOwnHistory')
  @HttpCode(200)
  readOwn(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { before }: ReadOwnHistoryRequest,
  ): Promise<OwnHistoryView> {
    return this.own.read(actor, id, before);
  }

  /** Of a registration, for whoever has registered. That he looked is not noted: it would tell that he has. */
  @Get('my/registrations/:id/own-history')
  @ApiOperation({ summary: '查看自己报名、保证金、合同和鉴证书的变更记录' })
  @ApiQuery({ name: 'before', required: false })
  @Requires('registerForLot')
  readOwnRegistration(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query('before', new ParseIntPipe({ optional: true })) before?: number,
  ): Promise<OwnHistoryView> {
    return this.registrations.read(actor, id, before);
  }
}
