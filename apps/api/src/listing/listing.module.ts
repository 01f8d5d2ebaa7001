import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ParameterModule } from '../parameter/index.js';
import { PartyModule } from '../party/index.js';
import { ApplicationContexts } from './application-contexts.js';
import { ApplicationService } from './application.service.js';
import { DocumentService } from './document.service.js';
import { ListingMoves } from './listing-moves.js';
import { ListingQueries } from './listing.queries.js';
import { LotDeadlines } from './lot-deadlines.js';
import { ProjectDeadlines } from './project-deadlines.js';
import { ProjectFilesController } from './project-files.controller.js';
import { ProjectStepsController } from './project-steps.controller.js';
import { ProjectsController } from './projects.controller.js';
import { Purchases } from './purchases.js';
import { ReviewService } from './review.service.js';
import { StepClock } from './step-clock.js';
import { SubjectClaims } from './subject-claims.js';

@Module({
  imports: [CalendarModule, ParameterModule, PartyModule],
  controllers: [ProjectsController, ProjectStepsController, ProjectFilesController],
  providers: [
    ApplicationContexts,
    ApplicationService,
    DocumentService,
    ListingMoves,
    ListingQueries,
    LotDeadlines,
    ProjectDeadlines,
    Purchases,
    ReviewService,
    StepClock,
    SubjectClaims,
  ],
  exports: [ApplicationContexts, ListingMoves, LotDeadlines, ReviewService, SubjectClaims],
})
export class ListingModule {}
