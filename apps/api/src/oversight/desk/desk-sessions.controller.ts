import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DeskSessionsView, StoppedSessionView } from '@helan/contracts';
import { ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { KeepsItsKeys } from '../../kernel/deed/index.js';
import { DeskSessions } from './desk-sessions.js';

@ApiTags('desk')
@Controller('desk/sessions')
export class DeskSessionsController {
  constructor(private readonly sessions: DeskSessions) {}

  @Get()
  @ApiOperation({ summary: '看今天的场次' })
  @Requires('hostTrading')
  today(): Promise<DeskSessionsView> {
    return this.sessions.today();
  }

  /** One answer a session; each stops by itself, and one that stands still already is no more among them. */
  @Post('stop')
  @ApiOperation({ summary: '全部暂停' })
  @Requires('hostTrading')
  @KeepsItsKeys()
  @HttpCode(200)
  stop(@CurrentActor() actor: Actor, @Body() { reason }: ReasonRequest): Promise<StoppedSessionView[]> {
    return this.sessions.stopAll(actor, reason);
  }
}
