import { Module } from '@nestjs/common';
import { AccountModule } from '../account/index.js';
import { MessageModule } from '../message/index.js';
import { PartyModule } from '../party/index.js';
import { ActingDesk } from './acting.js';
import { AgentMandates } from './agent-mandates.js';
import { AgentsController } from './agents.controller.js';
import { CorrectionPapers } from './correction-papers.js';
import { CorrectionQueries } from './correction.queries.js';
import { CorrectionsController } from './corrections.controller.js';
import { Corrections } from './corrections.js';
import { IdentityChecks } from './identity-checks.js';
import { IdentityMessages } from './identity.messages.js';
import { IdentityWork } from './identity-work.js';
import { IssuerArrivals } from './issuer-arrivals.js';
import { IssuerClient } from './issuer-client.js';
import { IssuerController } from './issuer.controller.js';
import { IssuerRequestQueries } from './issuer-requests.queries.js';
import { IssuerRequests } from './issuer-requests.js';
import { IssuerSignIn } from './issuer-sign-in.js';
import { MandateBearers } from './mandate-bearers.js';
import { NumberReleasesController } from './number-releases.controller.js';
import { NumberReleases } from './number-releases.js';
import { OwnVerificationController } from './own-verification.controller.js';
import { OwnVerification } from './own-verification.js';
import { PartyStops } from './party-stops.js';
import { PartyStopsController } from './party-stops.controller.js';
import { PhoneChangeQueries } from './phone-change.queries.js';
import { PhoneChanges } from './phone-changes.js';
import { PhoneChangesController } from './phone-changes.controller.js';
import { RealNames } from './real-names.js';

@Module({
  imports: [AccountModule, MessageModule, PartyModule],
  controllers: [
    AgentsController,
    CorrectionsController,
    IssuerController,
    NumberReleasesController,
    OwnVerificationController,
    PartyStopsController,
    PhoneChangesController,
  ],
  providers: [
    ActingDesk,
    AgentMandates,
    CorrectionPapers,
    CorrectionQueries,
    Corrections,
    IdentityChecks,
    IdentityMessages,
    IdentityWork,
    IssuerArrivals,
    IssuerClient,
    IssuerRequestQueries,
    IssuerRequests,
    IssuerSignIn,
    MandateBearers,
    NumberReleases,
    OwnVerification,
    PartyStops,
    PhoneChangeQueries,
    PhoneChanges,
    RealNames,
  ],
  exports: [AgentMandates, Corrections, MandateBearers, RealNames],
})
export class IdentityModule {}
