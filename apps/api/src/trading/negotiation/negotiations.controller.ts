import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NegotiationsView } from '@helan/contracts';
import {
  AcceptOfferRequest,
  OfferRequest,
  ReasonRequest,
  SignContractRequest,
} from '@helan/contracts/requests';
import { type Actor, CurrentActor, Door, NeedsConsent, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { MinutesService } from './minutes.service.js';
import { NegotiationQueries } from './negotiation.queries.js';
import { NegotiationService } from './negotiation.service.js';

@ApiTags('negotiation')
@Controller()
export class NegotiationsController {
  constructor(
    private readonly negotiations: NegotiationService,
    private readonly minutes: MinutesService,
    private readonly queries: NegotiationQueries,
  ) {}

  @Get('lots/:id/negotiations')
  @ApiOperation({ summary: '看一个标的的协商' })
  @Requires('readNegotiation')
  ofLot(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NegotiationsView> {
    return this.queries.ofLot(actor, id);
  }

  @Post('lots/:id/negotiation')
  @ApiOperation({ summary: '开始协商' })
  @Requires('hostTrading')
  @HttpCode(204)
  open(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.negotiations.open(actor, id);
  }

  @Post('lots/:id/negotiation/ending')
  @ApiOperation({ summary: '结束整个协商' })
  @Requires('hostTrading')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.negotiations.end(actor, id, reason);
  }

  @Post('negotiations/:id/offers')
  @ApiOperation({ summary: '出一个条件' })
  @Door('BID')
  @Requires('negotiate')
  @HttpCode(204)
  offer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OfferRequest,
  ): Promise<void> {
    return this.negotiations.offer(actor, id, body);
  }

  @Post('negotiations/:id/acceptance')
  @ApiOperation({ summary: '接受对方的条件' })
  @Door('BID')
  @Requires('negotiate')
  @HttpCode(204)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { seq }: AcceptOfferRequest,
  ): Promise<void> {
    return this.negotiations.accept(actor, id, seq);
  }

  @Post('negotiations/:id/match')
  @ApiOperation({ summary: '优先权人按同等条件接受' })
  @Door('BID')
  @Requires('negotiate')
  @HttpCode(204)
  match(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.negotiations.match(actor, id);
  }

  @Post('negotiations/:id/ending')
  @ApiOperation({ summary: '退出协商' })
  @Requires('negotiate')
  @HttpCode(204)
  breakOff(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.negotiations.breakOff(actor, id, reason);
  }

  @Get('negotiations/:id/minutes')
  @ApiOperation({ summary: '取协商纪要' })
  @Requires('readNegotiation')
  @SendsFile()
  paper(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.minutes(actor, id);
  }

  @Post('negotiations/:id/signatures')
  @ApiOperation({ summary: '签协商纪要' })
  @Door('SIGN')
  @Requires('signContract')
  @NeedsConsent('SIGNING')
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SignContractRequest,
  ): Promise<void> {
    return this.minutes.sign(actor, id, body);
  }
}
