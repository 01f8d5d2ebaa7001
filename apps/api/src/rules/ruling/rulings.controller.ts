import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CalendarYearView, PageView, ParameterView, RulingView } from '@helan/contracts';
import { ChangeCalendarRequest, ChangeParameterRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Public, Requires } from '../../kernel/auth/index.js';
import { IdPipe, SameForAll } from '../../kernel/http/index.js';
import { RulingQueries } from './ruling.queries.js';
import { RulingService } from './ruling.service.js';

@ApiTags('rules')
@Controller()
export class RulingsController {
  constructor(
    private readonly rulings: RulingService,
    private readonly queries: RulingQueries,
  ) {}

  /** Every value that rules the platform, with its versions, limits and sources. */
  @Get('parameters')
  @ApiOperation({ summary: '列出各项参数和依据' })
  @Public()
  @SameForAll()
  parameters(): Promise<ParameterView[]> {
    return this.queries.parameters();
  }

  /** Every day that differs from the plain week, with its source. */
  @Get('calendar/years')
  @ApiOperation({ summary: '列出各年的工作日历' })
  @Public()
  @SameForAll()
  years(): Promise<CalendarYearView[]> {
    return this.queries.calendarYears();
  }

  @Get('rulings')
  @ApiOperation({ summary: '列出参数和日历的变更' })
  @Requires('readRulings')
  @ApiQuery({ name: 'at', required: false })
  list(@Query('at') at?: string): Promise<PageView<RulingView>> {
    return this.queries.list(at);
  }

  @Post('rulings/parameter')
  @ApiOperation({ summary: '提出改参数' })
  @Requires('proposeRuling')
  proposeParameter(
    @CurrentActor() actor: Actor,
    @Body() change: ChangeParameterRequest,
  ): Promise<{ id: string }> {
    return this.rulings.propose(actor, { kind: 'PARAMETER', change });
  }

  @Post('rulings/calendar')
  @ApiOperation({ summary: '提出改日历' })
  @Requires('proposeRuling')
  proposeCalendar(
    @CurrentActor() actor: Actor,
    @Body() change: ChangeCalendarRequest,
  ): Promise<{ id: string }> {
    return this.rulings.propose(actor, { kind: 'CALENDAR', change });
  }

  @Post('rulings/:id/approval')
  @ApiOperation({ summary: '批准变更' })
  @Requires('decideRuling')
  @HttpCode(204)
  approve(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.rulings.approve(actor, id);
  }

  @Post('rulings/:id/rejection')
  @ApiOperation({ summary: '不批准变更' })
  @Requires('decideRuling')
  @HttpCode(204)
  drop(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.rulings.drop(actor, id);
  }
}
