import { Module } from '@nestjs/common';
import { StandInModule } from '../../people/stand-in/index.js';
import { BiddingModule } from '../../trading/bidding/index.js';
import { PrivacyModule } from '../privacy/index.js';
import { DeskRetention } from './desk-retention.js';
import { DeskSessions } from './desk-sessions.js';
import { DeskSessionsController } from './desk-sessions.controller.js';
import { DeskViews } from './desk-views.js';
import { OpenTasks } from './open-tasks.js';
import { SearchQueries } from './search.queries.js';
import { MarksOfTasks } from './task-marks.js';
import { WorkController } from './work.controller.js';
import { WorkNews } from './work-news.js';
import { WorkQueries } from './work.queries.js';
import { WorkSheet } from './work-sheet.js';

@Module({
  imports: [BiddingModule, PrivacyModule, StandInModule],
  controllers: [DeskSessionsController, WorkController],
  providers: [
    DeskRetention,
    DeskSessions,
    DeskViews,
    MarksOfTasks,
    OpenTasks,
    SearchQueries,
    WorkNews,
    WorkQueries,
    WorkSheet,
  ],
})
export class DeskModule {}
