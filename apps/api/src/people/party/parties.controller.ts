import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
  @ApiOperation({ summary: '看自己的登记备案' })
  @Requires('readOwnParty')
  async show(@CurrentActor() actor: Actor): Promise<{ party: PartyView | null }> {
    return { party: await this.parties.ownView(actor) };
  }

  @Put('party')
  @ApiOperation({ summary: '办理登记备案' })
  @Requires('declareParty')
  declare(@CurrentActor() actor: Actor, @Body() body: DeclarePartyRequest): Promise<PartyView> {
    return this.parties.declare(actor, body);
  }

  @Put('party/representative')
  @ApiOperation({ summary: '补登单位负责人' })
  @Requires('declareParty')
  @HttpCode(204)
  addRepresentative(@CurrentActor() actor: Actor, @Body() body: AddRepresentativeRequest): Promise<void> {
    return this.representatives.add(actor, body);
  }

  /** What is on record of me, and where. */
  @Get('credit')
  @ApiOperation({ summary: '看自己的信用记录' })
  @Requires('readOwnParty')
  credit(@CurrentActor() { partyId }: Actor): Promise<CreditEventView[]> {
    return partyId ? this.creditBook.of(partyId) : Promise.resolve([]);
  }
}
