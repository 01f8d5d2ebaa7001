import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PartyView } from '@helan/contracts';
import { DeclarePartyRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../kernel/auth/index.js';
import { PartyService } from './party.service.js';

@ApiTags('party')
@Controller('my/party')
export class PartiesController {
  constructor(private readonly parties: PartyService) {}

  /** Whom I act for, with masked numbers; null while nobody is registered. */
  @Get()
  @Requires('declareParty')
  async show(@CurrentActor() actor: Actor): Promise<{ party: PartyView | null }> {
    return { party: await this.parties.ownView(actor) };
  }

  @Put()
  @Requires('declareParty')
  declare(@CurrentActor() actor: Actor, @Body() body: DeclarePartyRequest): Promise<PartyView> {
    return this.parties.declare(actor, body);
  }
}
