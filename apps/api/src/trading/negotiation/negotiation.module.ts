import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ConsultationModule } from '../consultation/index.js';
import { DealModule } from '../deal/index.js';
import { IdentityModule } from '../../people/identity/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RegistrationModule } from '../registration/index.js';
import { SignatureModule } from '../signature/index.js';
import { Agreements } from './agreements.js';
import { MinutesPress } from './minutes-press.js';
import { MinutesService } from './minutes.service.js';
import { NegotiationQueries } from './negotiation.queries.js';
import { NegotiationService } from './negotiation.service.js';
import { NegotiationTable } from './negotiation-table.js';
import { NegotiationsController } from './negotiations.controller.js';
import { Topping } from './topping.js';
import { NegotiationMessages } from './negotiation.messages.js';
import { AgentNegotiations } from './agent-negotiations.js';

@Module({
  imports: [
    CalendarModule,
    ConsultationModule,
    DealModule,
    IdentityModule,
    ListingModule,
    NoticeModule,
    PartyModule,
    RegistrationModule,
    SignatureModule,
  ],
  controllers: [NegotiationsController],
  providers: [
    NegotiationMessages,
    AgentNegotiations,
    Agreements,
    MinutesPress,
    MinutesService,
    NegotiationQueries,
    NegotiationService,
    NegotiationTable,
    Topping,
  ],
})
export class NegotiationModule {}
