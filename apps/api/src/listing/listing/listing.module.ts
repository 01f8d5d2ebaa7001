import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { IdentityModule } from '../../people/identity/index.js';
import { PartyModule } from '../../people/party/index.js';
import { HouseholdModule } from '../../property/household/index.js';
import { ParcelModule } from '../../property/parcel/index.js';
import { AgentIdentity } from './agent-identity.js';
import { Admission } from './admission.js';
import { ApplicationContexts } from './application-contexts.js';
import { ApplicationJudge } from './application-judge.js';
import { ApplicationService } from './application.service.js';
import { DepartmentQueries } from './department-queries.js';
import { DepartmentQueriesController } from './department-queries.controller.js';
import { DocumentService } from './document.service.js';
import { FilingService } from './filing.service.js';
import { HouseholdImport } from './household-import.service.js';
import { ListingMoves } from './listing-moves.js';
import { ListingQueries } from './listing.queries.js';
import { LotDeadlines } from './lot-deadlines.js';
import { MandatesController } from './mandates.controller.js';
import { Mandates } from './mandates.js';
import { ParcelDrawings } from './parcel-drawing.service.js';
import { ProjectList } from './project-list.js';
import { ProjectDeadlines } from './project-deadlines.js';
import { ProjectFilesController } from './project-files.controller.js';
import { ProjectPropertyController } from './project-property.controller.js';
import { ProjectStepsController } from './project-steps.controller.js';
import { ProjectsController } from './projects.controller.js';
import { Purchases } from './purchases.js';
import { ReviewService } from './review.service.js';
import { Reconsiderations } from './reconsideration.service.js';
import { ReconsiderationsController } from './reconsiderations.controller.js';
import { StepClock } from './step-clock.js';
import { RelistingBans } from './relisting-bans.js';
import { Relistings } from './relistings.js';
import { RelistingsController } from './relistings.controller.js';
import { ThingsBefore } from './things-before.js';
import { SubjectClaims } from './subject-claims.js';
import { ParcelListings } from './parcel-listings.js';
import { ListingWork } from './listing-work.js';
import { ReviewWork } from './review-work.js';
import { ListingFinds } from './listing-finds.js';
import { ListingMessages } from './listing.messages.js';
import { MandateUses } from './mandate-uses.js';
import { AgentProjects } from './agent-projects.js';
import { AgentProjectsController } from './agent-projects.controller.js';

@Module({
  imports: [CalendarModule, IdentityModule, ParameterModule, HouseholdModule, ParcelModule, PartyModule],
  controllers: [
    AgentProjectsController,
    DepartmentQueriesController,
    MandatesController,
    ProjectsController,
    ProjectStepsController,
    ProjectFilesController,
    ProjectPropertyController,
    ReconsiderationsController,
    RelistingsController,
  ],
  providers: [
    ListingFinds,
    ReviewWork,
    ListingWork,
    ListingMessages,
    MandateUses,
    AgentProjects,
    ParcelListings,
    Admission,
    AgentIdentity,
    ApplicationContexts,
    ApplicationJudge,
    ApplicationService,
    DepartmentQueries,
    DocumentService,
    FilingService,
    HouseholdImport,
    ListingMoves,
    ListingQueries,
    LotDeadlines,
    Mandates,
    ParcelDrawings,
    ProjectDeadlines,
    ProjectList,
    Purchases,
    Reconsiderations,
    ReviewService,
    StepClock,
    RelistingBans,
    Relistings,
    SubjectClaims,
    ThingsBefore,
  ],
  exports: [
    Admission,
    ApplicationContexts,
    ApplicationJudge,
    ListingMoves,
    LotDeadlines,
    MandateUses,
    Reconsiderations,
    ReviewService,
    RelistingBans,
    Relistings,
    SubjectClaims,
  ],
})
export class ListingModule {}
