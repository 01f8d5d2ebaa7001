import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { PageView, ReconsiderationView } from '@helan/contracts';
import { ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { Reconsiderations } from './reconsideration.service.js';

@ApiTags('listing')
@Controller()
export class ReconsiderationsController {
  constructor(private readonly reconsiderations: Reconsiderations) {}

  @Get('reconsiderations')
  @ApiOperation({ summary: '列出等第二个人决定的复核' })
  @Requires('readReconsiderations')
  @ApiQuery({ name: 'at', required: false })
  list(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<ReconsiderationView>> {
    return this.reconsiderations.list(actor, at);
  }

  @Post('projects/:id/reconsideration')
  @ApiOperation({ summary: '提出复核：不予受理有误' })
  @Requires('askToReconsider')
  ofProject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<{ id: string }> {
    return this.reconsiderations.propose(actor, 'PROJECT', id, body.reason);
  }

  @Post('registrations/:id/reconsideration')
  @ApiOperation({ summary: '提出复核：资格不合格有误' })
  @Requires('askToReconsider')
  ofRegistration(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<{ id: string }> {
    return this.reconsiderations.propose(actor, 'REGISTRATION', id, body.reason);
  }

  @Post('reconsiderations/:id/approval')
  @ApiOperation({ summary: '同意复核，重新审查' })
  @Requires('reconsider')
  @HttpCode(204)
  grant(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.reconsiderations.grant(actor, id);
  }

  @Post('reconsiderations/:id/rejection')
  @ApiOperation({ summary: '不同意复核，维持原决定' })
  @Requires('reconsider')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.reconsiderations.deny(actor, id, body.reason);
  }
}
