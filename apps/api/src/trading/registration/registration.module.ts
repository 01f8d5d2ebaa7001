import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { ParcelModule } from '../../property/parcel/index.js';
import { PartyModule } from '../../people/party/index.js';
import { RiskModule } from '../../listing/risk/index.js';
import { ApplicantChecks } from './applicant-checks.js';
import { ApplicantSignals } from './applicant-signals.js';
import { BreakGlass } from './break-glass.js';
import { BreakGlassController } from './break-glass.controller.js';
import { ChangedTerms } from './changed-terms.js';
import { CorrectionClock } from './correction-clock.js';
import { QualificationQueries } from './qualification.queries.js';
import { Quotes } from './quotes.js';
import { ReceivingChecks } from './receiving-checks.js';
import { RegistrationCorrections } from './correction.service.js';
import { FileViews } from './file-views.js';
import { HouseholdClaims } from './household-claims.js';
import { Partners } from './partners.js';
import { PeriodEndService } from './period-end.service.js';
import { RefusedApplicants } from './refused-applicants.js';
import { RefusedApplicantsController } from './refused-applicants.controller.js';
import { RegistrationFilesController } from './registration-files.controller.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationPapers } from './registration-papers.js';
import { RegistrationQueries } from './registration.queries.js';
import { RegistrationService } from './registration.service.js';
import { Relations } from './relations.js';
import { RegistrationsController } from './registrations.controller.js';
import { SocialReviewQueries } from './social-review.queries.js';
import { SocialReviews } from './social-review.service.js';
import { UnreviewedApplicants } from './unreviewed-applicants.js';
import { VisitKeys } from './visit-keys.js';
import { Visits } from './visits.js';
import { SocialReviewsController } from './social-reviews.controller.js';
import { StandingController } from './standing.controller.js';
import { RegistrationWork } from './registration-work.js';
import { PartnerContacts } from './partner-contacts.js';
import { RegistrationMessages } from './registration.messages.js';
import { AgentRegistrations } from './agent-registrations.js';

@Module({
  imports: [
    CalendarModule,
    ListingModule,
    NoticeModule,
    ParameterModule,
    ParcelModule,
    PartyModule,
    RiskModule,
  ],
  controllers: [
    BreakGlassController,
    RefusedApplicantsController,
    RegistrationFilesController,
    RegistrationsController,
    SocialReviewsController,
    StandingController,
  ],
  providers: [
    RegistrationWork,
    RegistrationMessages,
    AgentRegistrations,
    ApplicantChecks,
    ApplicantSignals,
    BreakGlass,
    ChangedTerms,
    CorrectionClock,
    FileViews,
    HouseholdClaims,
    PartnerContacts,
    Partners,
    QualificationQueries,
    Quotes,
    ReceivingChecks,
    RegistrationCorrections,
    PeriodEndService,
    RegistrationMoves,
    RefusedApplicants,
    RegistrationPapers,
    RegistrationQueries,
    RegistrationService,
    Relations,
    SocialReviewQueries,
    SocialReviews,
    UnreviewedApplicants,
    VisitKeys,
    Visits,
  ],
  exports: [ChangedTerms, Partners, RegistrationMoves, RegistrationService, Visits],
})
export class RegistrationModule {}
