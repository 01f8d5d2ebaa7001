import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActingView, MandateView } from '@helan/contracts';
import { ChooseActingRequest, GiveMandateRequest, ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { ActingDesk } from './acting.js';
import { AgentMandates } from './agent-mandates.js';

/** 授权委托: for whom I act, and who acts for me. */
@ApiTags('party')
@Controller('my')
export class AgentsController {
  constructor(
    private readonly mandates: AgentMandates,
    private readonly desk: ActingDesk,
  ) {}

  @Get('acting')
  @ApiOperation({ summary: '看自己可以代谁办事' })
  @Requires('chooseActing')
  choices(@CurrentActor() actor: Actor): Promise<ActingView> {
    return this.desk.choices(actor);
  }

  @Put('acting')
  @ApiOperation({ summary: '选代谁办事' })
  @Requires('chooseActing')
  @HttpCode(204)
  choose(@CurrentActor() actor: Actor, @Body() { mandateId }: ChooseActingRequest): Promise<void> {
    return this.desk.choose(actor, mandateId);
  }

  @Get('mandates')
  @ApiOperation({ summary: '列出自己给出的授权' })
  @Requires('declareParty')
  list(@CurrentActor() actor: Actor): Promise<MandateView[]> {
    return this.desk.mandatesOf(actor);
  }

  @Post('mandates')
  @ApiOperation({ summary: '授权代理人或者同户共有人' })
  @Requires('declareParty')
  give(@CurrentActor() actor: Actor, @Body() body: GiveMandateRequest): Promise<{ id: string }> {
    return this.mandates.give(actor, body);
  }

  @Post('mandates/:id/ending')
  @ApiOperation({ summary: '收回授权' })
  @Requires('declareParty')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.mandates.end(actor, id, reason);
  }
}
