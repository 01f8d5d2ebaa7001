import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { BreachDueView, PageView } from '@helan/contracts';
import { AnswerRequest, ProposeLossRequest, ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { BreachDueQueries } from './breach-due.queries.js';
import { BreachDuesService } from './breach-dues.service.js';

@ApiTags('breach')
@Controller()
export class BreachDuesController {
  constructor(
    private readonly dues: BreachDuesService,
    private readonly queries: BreachDueQueries,
  ) {}

  @Get('breach-dues')
  @ApiOperation({ summary: '列出转出方违约赔付' })
  @Requires('readBreach')
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('state') state?: string,
    @Query('at') at?: string,
  ): Promise<PageView<BreachDueView>> {
    return this.queries.list(actor, state, at);
  }

  @Get('my/breach-dues')
  @ApiOperation({ summary: '列出自己应得、应付的违约赔付' })
  @Requires('signContract')
  @ApiQuery({ name: 'at', required: false })
  own(@CurrentActor() actor: Actor, @Query('at') at?: string): Promise<PageView<BreachDueView>> {
    return this.queries.own(actor, at);
  }

  @Get('breach-dues/:id/letter')
  @ApiOperation({ summary: '取最近一封催付函' })
  @Requires('readRecord')
  @SendsFile()
  letter(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.letter(actor, id);
  }

  @Post('breach-dues/:id/letter')
  @ApiOperation({ summary: '发催付函' })
  @Requires('askBreachDue')
  @HttpCode(204)
  ask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.dues.ask(actor, id);
  }

  @Post('breach-dues/:id/loss')
  @ApiOperation({ summary: '提出受让方的实际损失' })
  @Requires('askBreachDue')
  @HttpCode(204)
  proposeLoss(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProposeLossRequest,
  ): Promise<void> {
    return this.dues.proposeLoss(actor, id, body);
  }

  @Post('breach-dues/:id/loss/answer')
  @ApiOperation({ summary: '核定受让方的实际损失' })
  @Requires('declareBreach')
  @HttpCode(204)
  answerLoss(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AnswerRequest,
  ): Promise<void> {
    return this.dues.answerLoss(actor, id, body);
  }

  @Post('breach-dues/:id/waiver')
  @ApiOperation({ summary: '放弃转出方的违约赔付' })
  @Door('SIGN')
  @Requires('signContract')
  @HttpCode(204)
  waive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.dues.waive(actor, id, reason);
  }

  @Post('breach-dues/:id/referral')
  @ApiOperation({ summary: '逾期未付，转为双方依法解决' })
  @Requires('declareBreach')
  @HttpCode(204)
  refer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.dues.refer(actor, id, reason);
  }
}
