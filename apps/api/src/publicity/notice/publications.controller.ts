import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReasonRequest, RelayResultRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { PublicationService } from './publication.service.js';
import { RelayService } from './relay.service.js';

@ApiTags('notice')
@Controller()
export class PublicationsController {
  constructor(
    private readonly publications: PublicationService,
    private readonly relays: RelayService,
  ) {}

  @Post('projects/:id/publication')
  @ApiOperation({ summary: '批准并发布公告' })
  @Requires('publishNotice')
  publish(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<{ lotId: string }> {
    return this.publications.publish(actor, id);
  }

  @Post('lots/:id/withdrawal')
  @ApiOperation({ summary: '撤牌' })
  @Requires('publishNotice')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.publications.withdraw(actor, id, body.reason);
  }

  /** 其他资源: the result of a trade on the platform that is made for it. */
  @Post('lots/:id/relay-result')
  @ApiOperation({ summary: '登记转接平台的结果' })
  @Requires('recordRelay')
  @HttpCode(204)
  recordRelay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RelayResultRequest,
  ): Promise<void> {
    return this.relays.record(actor, id, body);
  }
}
