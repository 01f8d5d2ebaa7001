import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StaffView, StandInView } from '@helan/contracts';
import { AppointStandInRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { StandInQueries } from './stand-ins.queries.js';
import { StandIns } from './stand-ins.service.js';

@ApiTags('account')
@Controller()
export class StandInsController {
  constructor(
    private readonly standIns: StandIns,
    private readonly queries: StandInQueries,
  ) {}

  @Get('staff')
  @ApiOperation({ summary: '列出可以安排代理的人员' })
  @Requires('appointStandIn')
  staff(@CurrentActor() actor: Actor): Promise<StaffView[]> {
    return this.queries.staff(actor);
  }

  @Get('stand-ins')
  @ApiOperation({ summary: '列出代理' })
  @Requires('readStandIns')
  list(@CurrentActor() actor: Actor): Promise<StandInView[]> {
    return this.queries.list(actor);
  }

  /** Whoever has a desk learns which others are his for some days, and who looks after his own. */
  @Get('my/stand-ins')
  @ApiOperation({ summary: '列出自己代谁、谁代自己' })
  @Requires('readOwnStandIns')
  own(@CurrentActor() actor: Actor): Promise<StandInView[]> {
    return this.queries.own(actor);
  }

  @Post('stand-ins')
  @ApiOperation({ summary: '安排代理' })
  @Requires('appointStandIn')
  appoint(@CurrentActor() actor: Actor, @Body() body: AppointStandInRequest): Promise<{ id: string }> {
    return this.standIns.appoint(actor, body);
  }

  @Post('stand-ins/:id/confirmation')
  @ApiOperation({ summary: '确认接着代理' })
  @Requires('confirmStandIn')
  @HttpCode(204)
  confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.standIns.confirm(actor, id);
  }

  @Post('stand-ins/:id/ending')
  @ApiOperation({ summary: '结束代理' })
  @Requires('appointStandIn')
  @HttpCode(204)
  end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.standIns.end(actor, id);
  }
}
