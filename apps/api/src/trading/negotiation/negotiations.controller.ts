import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NegotiationsView } from '@helan/contracts';
import {
  AcceptOfferRequest,
  OfferRequest,
  ReasonRequest,
  SignContractRequest,
} from '@helan/contracts/requests';
import type { Response } from 'express';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
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
    private readonly files: FileStore,
  ) {}

  @Get('lots/:id/negotiations')
  @Requires('readNegotiation')
  ofLot(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<NegotiationsView> {
    return this.queries.ofLot(actor, id);
  }

  @Post('lots/:id/negotiation')
  @Requires('hostTrading')
  @HttpCode(204)
  open(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.negotiations.open(actor, id);
  }

  @Post('lots/:id/negotiation/ending')
  @Requires('hostTrading')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.negotiations.end(actor, id, reason);
  }

  @Post('negotiations/:id/offers')
  @Requires('negotiate')
  @HttpCode(204)
  offer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OfferRequest,
  ): Promise<void> {
    return this.negotiations.offer(actor, id, body);
  }

  @Post('negotiations/:id/acceptance')
  @Requires('negotiate')
  @HttpCode(204)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { seq }: AcceptOfferRequest,
  ): Promise<void> {
    return this.negotiations.accept(actor, id, seq);
  }

  @Post('negotiations/:id/match')
  @Requires('negotiate')
  @HttpCode(204)
  match(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.negotiations.match(actor, id);
  }

  @Post('negotiations/:id/ending')
  @Requires('negotiate')
  @HttpCode(204)
  breakOff(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.negotiations.breakOff(actor, id, reason);
  }

  @Get('negotiations/:id/minutes')
  @Requires('readNegotiation')
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.queries.minutes(actor, id);
    await this.files.send(response, file, 'PLATFORM');
  }

  @Post('negotiations/:id/signatures')
  @Requires('signContract')
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignContractRequest,
  ): Promise<void> {
    return this.minutes.sign(actor, id, body);
  }
}
