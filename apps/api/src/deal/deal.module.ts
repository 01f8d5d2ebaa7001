import { Module } from '@nestjs/common';
import { BiddingModule } from '../bidding/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ConsultationModule } from '../consultation/index.js';
import { ListingModule } from '../listing/index.js';
import { NoticeModule } from '../notice/index.js';
import { RegistrationModule } from '../registration/index.js';
import { AgreementService } from './agreement.service.js';
import { AgreementsController } from './agreements.controller.js';
import { DealService } from './deal.service.js';

@Module({
  imports: [
    BiddingModule,
    CalendarModule,
    ConsultationModule,
    ListingModule,
    NoticeModule,
    RegistrationModule,
  ],
  controllers: [AgreementsController],
  providers: [AgreementService, DealService],
  exports: [DealService],
})
export class DealModule {}
