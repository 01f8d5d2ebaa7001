import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { DealModule } from '../deal/index.js';
import { PaymentModule } from '../../money/payment/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RegistrationModule } from '../registration/index.js';
import { SealingModule } from '../../listing/sealing/index.js';
import { AgentObjections } from './agent-objections.js';
import { FallenResults } from './fallen-results.js';
import { ObjectionMoves } from './objection-moves.js';
import { ObjectionQueries } from './objection.queries.js';
import { ObjectionService } from './objection.service.js';
import { ObjectionsController } from './objections.controller.js';
import { StandStill } from './stand-still.js';
import { ObjectionWork } from './objection-work.js';
import { ObjectionMessages } from './objection.messages.js';

@Module({
  imports: [
    CalendarModule,
    DealModule,
    PaymentModule,
    ListingModule,
    NoticeModule,
    PartyModule,
    RegistrationModule,
    SealingModule,
  ],
  controllers: [ObjectionsController],
  providers: [
    AgentObjections,
    ObjectionWork,
    ObjectionMessages,
    FallenResults,
    ObjectionMoves,
    ObjectionQueries,
    ObjectionService,
    StandStill,
  ],
})
export class ObjectionModule {}
