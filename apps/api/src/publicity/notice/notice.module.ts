import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { LedgerModule } from '../../money/ledger/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { SealingModule } from '../../listing/sealing/index.js';
import { BoardCalls } from './board-calls.js';
import { BoardController } from './board.controller.js';
import { BoardPapers } from './board-papers.service.js';
import { BoardStepsController } from './board-steps.controller.js';
import { ChangeChecks } from './change-checks.js';
import { ChangeService } from './change.service.js';
import { HomeController } from './home.controller.js';
import { HomeQueries } from './home.queries.js';
import { LotTerms } from './lot-terms.js';
import { NoticeBoard } from './notice-board.js';
import { NoticeReaders } from './notice-readers.js';
import { NoticeList } from './notice-list.js';
import { NoticeQueries } from './notice.queries.js';
import { NoticesController } from './notices.controller.js';
import { PeriodRecounts } from './period-recounts.js';
import { Posters } from './posters.js';
import { Printable } from './printable.js';
import { PublicDays } from './public-days.service.js';
import { PublicationService } from './publication.service.js';
import { RelayService } from './relay.service.js';
import { SuspensionRecounts } from './suspension-recounts.js';
import { SuspensionService } from './suspension.service.js';
import { WithdrawalService } from './withdrawal.service.js';
import { PublicationsController } from './publications.controller.js';
import { BoardWork } from './board-work.js';
import { NoticeFinds } from './notice-finds.js';
import { WithdrawalMessages } from './withdrawal.messages.js';

@Module({
  imports: [
    CalendarModule,
    LedgerModule,
    ListingModule,
    ParameterModule,
    PartyModule,
    RiskModule,
    SealingModule,
  ],
  controllers: [
    BoardController,
    BoardStepsController,
    HomeController,
    NoticesController,
    PublicationsController,
  ],
  providers: [
    NoticeFinds,
    BoardWork,
    WithdrawalMessages,
    BoardCalls,
    BoardPapers,
    ChangeChecks,
    ChangeService,
    HomeQueries,
    LotTerms,
    NoticeBoard,
    NoticeList,
    NoticeQueries,
    NoticeReaders,
    PeriodRecounts,
    Posters,
    Printable,
    PublicDays,
    PublicationService,
    RelayService,
    SuspensionRecounts,
    SuspensionService,
    WithdrawalService,
  ],
  exports: [
    ChangeService,
    NoticeBoard,
    NoticeQueries,
    NoticeReaders,
    PeriodRecounts,
    PublicDays,
    PublicationService,
    SuspensionService,
    WithdrawalService,
  ],
})
export class NoticeModule {}
