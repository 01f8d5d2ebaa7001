import { Module } from '@nestjs/common';
import { BiddingModule } from '../bidding/index.js';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ConsultationModule } from '../consultation/index.js';
import { DepositModule } from '../deposit/index.js';
import { IdentityModule } from '../../people/identity/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { ReconciliationModule } from '../../money/reconciliation/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RegistrationModule } from '../registration/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { SignatureModule } from '../signature/index.js';
import { AgreementService } from './agreement.service.js';
import { AgreementsController } from './agreements.controller.js';
import { ConfirmationQueries } from './confirmation.queries.js';
import { ConfirmationService } from './confirmation.service.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { DealClock } from './deal-clock.js';
import { DealService } from './deal.service.js';
import { DealSignals } from './deal-signals.js';
import { DealSides } from './deal-sides.js';
import { LocalPrices } from './local-prices.js';
import { Silence } from './silence.js';
import { DealMessages } from './deal.messages.js';
import { MoneySubjects } from './money-subjects.js';

@Module({
  imports: [
    BiddingModule,
    CalendarModule,
    ConsultationModule,
    DepositModule,
    IdentityModule,
    ListingModule,
    NoticeModule,
    PartyModule,
    ReconciliationModule,
    RegistrationModule,
    RiskModule,
    SignatureModule,
  ],
  controllers: [AgreementsController, ConfirmationsController],
  providers: [
    DealMessages,
    AgreementService,
    ConfirmationQueries,
    ConfirmationService,
    DealClock,
    DealSignals,
    DealService,
    DealSides,
    LocalPrices,
    MoneySubjects,
    Silence,
  ],
  exports: [DealClock, DealService, DealSides],
})
export class DealModule {}
