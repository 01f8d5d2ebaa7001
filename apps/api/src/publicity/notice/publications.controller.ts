import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { WithdrawalView } from '@helan/contracts';
import { AskWithdrawalRequest, ReasonRequest, RelayResultRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { PublicationService } from './publication.service.js';
import { RelayService } from './relay.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@ApiTags('notice')
@Controller()
export class PublicationsController {
  constructor(
    private readonly publications: PublicationService,
    private readonly relays: RelayService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  @Post('projects/:id/publication')
  @ApiOperation({ summary: '批准并发布公告' })
  @Requires('publishNotice')
  publish(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ lotId: string }> {
    return this.publications.publish(actor, id);
  }

  @Post('lots/:id/withdrawal-request')
  @ApiOperation({ summary: '转出方申请撤牌' })
  @Requires('withdrawNotice')
  @HttpCode(204)
  askWithdrawal(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AskWithdrawalRequest,
  ): Promise<void> {
    return this.withdrawals.ask(actor, id, body);
  }

  @Get('lots/:id/withdrawal-request')
  @ApiOperation({ summary: '看转出方的撤牌申请' })
  @Requires('readWithdrawal')
  showWithdrawal(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<WithdrawalView> {
    return this.withdrawals.find(actor, id);
  }

  @Delete('lots/:id/withdrawal-request')
  @ApiOperation({ summary: '收回撤牌申请' })
  @Requires('withdrawNotice')
  @HttpCode(204)
  takeWithdrawalBack(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.withdrawals.takeBack(actor, id);
  }

  @Post('lots/:id/withdrawal-refusal')
  @ApiOperation({ summary: '不同意撤牌' })
  @Requires('publishNotice')
  @HttpCode(204)
  refuseWithdrawal(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.withdrawals.refuse(actor, id, reason);
  }

  @Post('lots/:id/withdrawal')
  @ApiOperation({ summary: '撤牌' })
  @Requires('publishNotice')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.withdrawals.withdraw(actor, id, body.reason);
  }

  /** 其他资源: the result of a trade on the platform that is made for it. */
  @Post('lots/:id/relay-result')
  @ApiOperation({ summary: '登记转接平台的结果' })
  @Requires('recordRelay')
  @HttpCode(204)
  recordRelay(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RelayResultRequest,
  ): Promise<void> {
    return this.relays.record(actor, id, body);
  }
}
