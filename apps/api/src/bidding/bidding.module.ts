import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ConsultationModule } from '../consultation/index.js';
import { DepositModule } from '../deposit/index.js';
import { ListingModule } from '../listing/index.js';
import { NoticeModule } from '../notice/index.js';
import { PartyModule } from '../party/index.js';
import { BiddingService } from './bidding.service.js';
import { LotFeed } from './lot-feed.js';
import { LotsController } from './lots.controller.js';
import { Receipts } from './receipts.js';
import { RoomQueries } from './room.queries.js';
import { SeatQueries } from './seats.js';
import { SessionBook } from './session-book.js';
import { SessionControl } from './session-control.service.js';
import { SessionClock } from './session-clock.js';
import { SessionsController } from './sessions.controller.js';
import { TradingService } from './trading.service.js';

@Module({
  imports: [CalendarModule, ConsultationModule, DepositModule, ListingModule, NoticeModule, PartyModule],
  controllers: [LotsController, SessionsController],
  providers: [
    BiddingService,
    LotFeed,
    Receipts,
    RoomQueries,
    SeatQueries,
    SessionBook,
    SessionClock,
    SessionControl,
    TradingService,
  ],
  exports: [RoomQueries, SessionClock],
})
export class BiddingModule {}
