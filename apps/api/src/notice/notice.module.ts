import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ListingModule } from '../listing/index.js';
import { ParameterModule } from '../parameter/index.js';
import { PartyModule } from '../party/index.js';
import { NoticeBoard } from './notice-board.js';
import { NoticeQueries } from './notice.queries.js';
import { NoticesController } from './notices.controller.js';
import { PublicationService } from './publication.service.js';
import { RelayService } from './relay.service.js';
import { PublicationsController } from './publications.controller.js';

@Module({
  imports: [CalendarModule, ListingModule, ParameterModule, PartyModule],
  controllers: [NoticesController, PublicationsController],
  providers: [NoticeBoard, NoticeQueries, PublicationService, RelayService],
  exports: [NoticeBoard, NoticeQueries, PublicationService],
})
export class NoticeModule {}
