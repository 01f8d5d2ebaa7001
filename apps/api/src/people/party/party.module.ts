import { Module } from '@nestjs/common';
import { AccountModule } from '../account/index.js';
import { Bars } from './bars.service.js';
import { Credit } from './credit.js';
import { MembersController } from './members.controller.js';
import { MembershipService } from './membership.service.js';
import { PartiesController } from './parties.controller.js';
import { PartiesConsoleController } from './parties-console.controller.js';
import { PartyAmendments } from './party-amendments.js';
import { PartyChecks } from './party-checks.js';
import { PartyIdentities } from './party-identities.js';
import { PartyNumbers } from './party-numbers.js';
import { PartyRecords } from './party-records.js';
import { PartyContacts } from './party.messages.js';
import { PartyVerifications } from './party-verifications.js';
import { RegisteredAccounts } from './registered-accounts.js';
import { Representatives } from './representatives.js';
import { PartyService } from './party.service.js';
import { PartyWork } from './party-work.js';
import { PartyFinds } from './party-finds.js';
import { VerifiedHolders } from './verified-holders.js';

@Module({
  imports: [AccountModule],
  controllers: [MembersController, PartiesConsoleController, PartiesController],
  providers: [
    PartyFinds,
    PartyWork,
    Bars,
    Credit,
    MembershipService,
    PartyAmendments,
    PartyChecks,
    PartyContacts,
    PartyIdentities,
    PartyNumbers,
    PartyRecords,
    PartyService,
    PartyVerifications,
    RegisteredAccounts,
    Representatives,
    VerifiedHolders,
  ],
  exports: [
    Bars,
    Credit,
    MembershipService,
    PartyAmendments,
    PartyChecks,
    PartyIdentities,
    PartyNumbers,
    PartyRecords,
    PartyService,
    PartyVerifications,
    RegisteredAccounts,
  ],
})
export class PartyModule {}
