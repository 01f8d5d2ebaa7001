import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { DepositModule } from '../deposit/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { RegistrationModule } from '../registration/index.js';
import { Answers } from './answers.js';
import { ConsultationClock } from './consultation-clock.js';
import { ConsultationController } from './consultation.controller.js';
import { ConsultationQueries } from './consultation.queries.js';
import { ConsultationService } from './consultation.service.js';
import { Ways } from './ways.js';
import { ConsultationMessages } from './consultation.messages.js';

@Module({
  imports: [CalendarModule, DepositModule, ListingModule, NoticeModule, RegistrationModule, RiskModule],
  controllers: [ConsultationController],
  providers: [
    ConsultationMessages,
    Answers,
    ConsultationClock,
    ConsultationQueries,
    ConsultationService,
    Ways,
  ],
  exports: [ConsultationService, Ways],
})
export class ConsultationModule {}
