import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ConsultationModule } from '../consultation/index.js';
import { DepositModule } from '../deposit/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RegistrationModule } from '../registration/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { SealingModule } from '../../listing/sealing/index.js';
import { AgreedSessions } from './agreed-sessions.js';
import { Arrivals } from './arrivals.js';
import { BidDesk } from './bid-desk.js';
import { BidGate } from './bid-gate.js';
import { BiddingService } from './bidding.service.js';
import { CeilingDraws } from './ceiling-draws.js';
import { EnvelopeWatch } from './stops/envelope-watch.js';
import { Envelopes } from './opening/envelopes.js';
import { ClockStops } from './stops/clock-stops.js';
import { DynamicSessions } from './dynamic-sessions.js';
import { Heartbeats } from './stops/heartbeats.js';
import { KnownPlaces } from './known-places.js';
import { LeaderWatch } from './stops/leader-watch.js';
import { FeedPlaces } from './feed-places.js';
import { LotFeed } from './lot-feed.js';
import { LotsController } from './lots.controller.js';
import { NewSessions } from './new-sessions.js';
import { HeadsController } from './heads.controller.js';
import { HandedInShares } from './opening/handed-in-shares.js';
import { LotKeyOpening } from './opening/lot-key-opening.js';
import { OpenedReserves } from './opening/opened-reserves.js';
import { NextRounds } from './opening/next-rounds.js';
import { OpeningController } from './opening/opening.controller.js';
import { OpeningQueries } from './opening/opening.queries.js';
import { OpeningRounds } from './opening/opening-rounds.js';
import { OpeningDeadline } from './opening/opening-deadline.js';
import { OpeningSignals } from './opening/opening-signals.js';
import { OpeningService } from './opening/opening.service.js';
import { OwnReceipts } from './own-receipts.js';
import { Receipts } from './receipts.js';
import { Repeats } from './repeats.js';
import { ReserveService } from './opening/reserve.service.js';
import { RoomQueries } from './room.queries.js';
import { ScoresService } from './opening/scores.service.js';
import { SeatPapersController } from './seat-papers.controller.js';
import { SeatQueries } from './seats.js';
import { SessionBook } from './session-book.js';
import { SessionControl } from './session-control.service.js';
import { SessionClock } from './session-clock.js';
import { SessionRanking } from './session-ranking.js';
import { SessionHeads } from './session-heads.js';
import { SessionGuards } from './stops/session-guards.js';
import { SessionOutages } from './stops/session-outages.js';
import { SessionDecisions } from './stops/session-decisions.service.js';
import { SessionDecisionsController } from './stops/session-decisions.controller.js';
import { SessionQuestions } from './stops/session-questions.queries.js';
import { SessionStops } from './stops/session-stops.js';
import { Strikes } from './stops/strikes.js';
import { SessionWatch } from './stops/session-watch.js';
import { SessionPlans } from './session-plans.js';
import { SessionStarts } from './session-starts.js';
import { SessionRecounts } from './session-recounts.js';
import { SessionResults } from './session-results.js';
import { SessionsController } from './sessions.controller.js';
import { VoidEnvelopes } from './opening/void-envelopes.js';
import { TradingService } from './trading.service.js';
import { BiddingWork } from './bidding-work.js';
import { OutbidWatch } from './outbid-watch.js';
import { SessionDates } from './session-dates.js';
import { BiddingMessages } from './bidding.messages.js';

@Module({
  imports: [
    CalendarModule,
    ConsultationModule,
    DepositModule,
    ListingModule,
    NoticeModule,
    ParameterModule,
    PartyModule,
    RegistrationModule,
    RiskModule,
    SealingModule,
  ],
  controllers: [
    HeadsController,
    LotsController,
    OpeningController,
    SeatPapersController,
    SessionDecisionsController,
    SessionsController,
  ],
  providers: [
    BiddingWork,
    BiddingMessages,
    OutbidWatch,
    SessionDates,
    AgreedSessions,
    Arrivals,
    BidDesk,
    BidGate,
    BiddingService,
    CeilingDraws,
    ClockStops,
    DynamicSessions,
    Envelopes,
    EnvelopeWatch,
    HandedInShares,
    Heartbeats,
    KnownPlaces,
    LeaderWatch,
    FeedPlaces,
    LotFeed,
    LotKeyOpening,
    NewSessions,
    NextRounds,
    OpenedReserves,
    OpeningQueries,
    OpeningDeadline,
    OpeningRounds,
    OpeningService,
    OpeningSignals,
    OwnReceipts,
    Receipts,
    Repeats,
    ReserveService,
    RoomQueries,
    ScoresService,
    SeatQueries,
    SessionBook,
    SessionClock,
    SessionControl,
    SessionDecisions,
    SessionGuards,
    SessionHeads,
    SessionOutages,
    SessionPlans,
    SessionQuestions,
    SessionRecounts,
    SessionRanking,
    SessionResults,
    SessionStarts,
    SessionStops,
    SessionWatch,
    Strikes,
    TradingService,
    VoidEnvelopes,
  ],
  exports: [
    AgreedSessions,
    DynamicSessions,
    ReserveService,
    RoomQueries,
    SessionControl,
    SessionRanking,
    SessionResults,
  ],
})
export class BiddingModule {}
