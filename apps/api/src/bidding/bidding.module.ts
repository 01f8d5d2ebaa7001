import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { DepositModule } from '../deposit/index.js';
import { ListingModule } from '../listing/index.js';
import { NoticeModule } from '../notice/index.js';
import { BiddingService } from './bidding.service.js';
import { LotFeed } from './lot-feed.js';
import { LotsController } from './lots.controller.js';
import { RoomQueries } from './room.queries.js';
import { SessionClock } from './session-clock.js';
import { TradingService } from './trading.service.js';

@Module({
  imports: [CalendarModule, DepositModule, ListingModule, NoticeModule],
  controllers: [LotsController],
  providers: [BiddingService, LotFeed, RoomQueries, SessionClock, TradingService],
  exports: [RoomQueries, SessionClock],
})
export class BiddingModule {}
