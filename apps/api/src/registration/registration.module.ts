import { Module } from '@nestjs/common';
import { ListingModule } from '../listing/index.js';
import { NoticeModule } from '../notice/index.js';
import { PartyModule } from '../party/index.js';
import { PeriodEndService } from './period-end.service.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationQueries } from './registration.queries.js';
import { RegistrationService } from './registration.service.js';
import { RegistrationsController } from './registrations.controller.js';

@Module({
  imports: [ListingModule, NoticeModule, PartyModule],
  controllers: [RegistrationsController],
  providers: [PeriodEndService, RegistrationMoves, RegistrationQueries, RegistrationService],
  exports: [RegistrationMoves, RegistrationService],
})
export class RegistrationModule {}
