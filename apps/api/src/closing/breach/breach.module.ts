import { Module } from '@nestjs/common';
import { BiddingModule } from '../../trading/bidding/index.js';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ContractModule } from '../contract/index.js';
import { DealModule } from '../../trading/deal/index.js';
import { DepositModule } from '../../trading/deposit/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { PaperSignatureModule } from '../paper-signature/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { PartyModule } from '../../people/party/index.js';
import { SignatureModule } from '../../trading/signature/index.js';
import { RegistrationModule } from '../../trading/registration/index.js';
import { AgentNotices } from './agent-notices.js';
import { BreachController } from './breach.controller.js';
import { BreachDueBook } from './breach-due-book.js';
import { BreachDueLetters } from './breach-due-letters.js';
import { BreachDueMessages } from './breach-due.messages.js';
import { BreachDueMoney } from './breach-due-money.js';
import { BreachDueQueries } from './breach-due.queries.js';
import { BreachDueWork } from './breach-due-work.js';
import { BreachDuesController } from './breach-dues.controller.js';
import { BreachDuesService } from './breach-dues.service.js';
import { WithdrawalDues } from './withdrawal-dues.js';
import { BreachQueries } from './breach.queries.js';
import { BreachService } from './breach.service.js';
import { PaymentModule } from '../../money/payment/index.js';
import { ReceiptModule } from '../../money/receipt/index.js';
import { SettlementModule } from '../settlement/index.js';
import { ContractReleases } from './contract-releases.js';
import { ContractEnd } from './contract-end.js';
import { EndingController } from './ending.controller.js';
import { EndingFactsReader } from './ending-facts.js';
import { EndingNoticeBook } from './ending-notice-book.js';
import { EndingNoticeClock } from './ending-notice-clock.js';
import { EndingNoticeDesk } from './ending-notice-desk.js';
import { EndingNoticeQueries } from './ending-notice.queries.js';
import { EndingNoticeService } from './ending-notice.service.js';
import { EndingNoticesController } from './ending-notices.controller.js';
import { EndingService } from './ending.service.js';
import { Consequences } from './consequences.js';
import { MissingReserve } from './missing-reserve.js';
import { Signings } from './signing.js';
import { SuccessionClock } from './succession-clock.js';
import { SuccessionService } from './succession.service.js';
import { Successors } from './successors.js';
import { BreachWork } from './breach-work.js';
import { EndingWork } from './ending-work.js';
import { BreachMessages } from './breach.messages.js';

@Module({
  imports: [
    BiddingModule,
    CalendarModule,
    ContractModule,
    DealModule,
    DepositModule,
    PaymentModule,
    ReceiptModule,
    ListingModule,
    NoticeModule,
    PaperSignatureModule,
    PartyModule,
    RegistrationModule,
    SettlementModule,
    SignatureModule,
  ],
  controllers: [BreachController, BreachDuesController, EndingController, EndingNoticesController],
  providers: [
    BreachWork,
    AgentNotices,
    EndingWork,
    BreachMessages,
    BreachDueBook,
    BreachDueLetters,
    BreachDueMessages,
    BreachDueMoney,
    BreachDueQueries,
    BreachDueWork,
    BreachDuesService,
    WithdrawalDues,
    BreachQueries,
    BreachService,
    Consequences,
    ContractEnd,
    ContractReleases,
    EndingFactsReader,
    EndingNoticeBook,
    EndingNoticeClock,
    EndingNoticeDesk,
    EndingNoticeQueries,
    EndingNoticeService,
    EndingService,
    MissingReserve,
    Signings,
    SuccessionClock,
    SuccessionService,
    Successors,
  ],
})
export class BreachModule {}
