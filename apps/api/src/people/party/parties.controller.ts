import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CreditEventView, PartyView } from '@helan/contracts';
import { AddRepresentativeRequest, DeclarePartyRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { Credit } from './credit.js';
import { PartyService } from './party.service.js';
import { Representatives } from './representatives.js';

@ApiTags('party')
@Controller('my')
export class PartiesController {
  constructor(
    private readonly parties: PartyService,
    private readonly creditBook: Credit,
    private readonly representatives: Representatives,
  ) {}

  /** Whom I act for, with masked numbers; null while nobody is registered. */
  @Get('party')
  @Requires('declareParty')
  async show(@CurrentActor() actor: Actor): Promise<{ party: PartyView | null }> {
    return { party: await this.parties.ownView(actor) };
  }

  @Put('party')
  @Requires('declareParty')
  declare(@CurrentActor() actor: Actor, @Body() body: DeclarePartyRequest): Promise<PartyView> {
    return this.parties.declare(actor, body);
  }

  @Put('party/representative')
  @Requires('declareParty')
  @HttpCode(204)
  addRepresentative(@CurrentActor() actor: Actor, @Body() body: AddRepresentativeRequest): Promise<void> {
    return this.representatives.add(actor, body);
  }

  /** What is on record of me, and where. */
  @Get('credit')
  @Requires('declareParty')
  credit(@CurrentActor() { partyId }: Actor): Promise<CreditEventView[]> {
    return partyId ? this.creditBook.of(partyId) : Promise.resolve([]);
  }
}
