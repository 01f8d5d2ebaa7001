import { Module } from '@nestjs/common';
import { Bars } from './bars.service.js';
import { Credit } from './credit.js';
import { MembersController } from './members.controller.js';
import { MembershipService } from './membership.service.js';
import { PartiesController } from './parties.controller.js';
import { PartiesConsoleController } from './parties-console.controller.js';
import { PartyChecks } from './party-checks.js';
import { PartyIdentities } from './party-identities.js';
import { PartyRecords } from './party-records.js';
import { RegisteredAccounts } from './registered-accounts.js';
import { Representatives } from './representatives.js';
import { PartyService } from './party.service.js';

@Module({
  controllers: [MembersController, PartiesConsoleController, PartiesController],
  providers: [
    Bars,
    Credit,
    MembershipService,
    PartyChecks,
    PartyIdentities,
    PartyRecords,
    PartyService,
    RegisteredAccounts,
    Representatives,
  ],
  exports: [
    Bars,
    Credit,
    MembershipService,
    PartyChecks,
    PartyIdentities,
    PartyRecords,
    PartyService,
    RegisteredAccounts,
  ],
})
export class PartyModule {}
