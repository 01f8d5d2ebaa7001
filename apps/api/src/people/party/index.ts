export { Bars, barsAmong, barsNow, isBarredNow } from './bars.service.js';
export { Credit } from './credit.js';
export { PartyChecks } from './party-checks.js';
export { PartyIdentities } from './party-identities.js';
export { RegisteredAccounts } from './registered-accounts.js';
export { PartyRecords } from './party-records.js';
export { PartyModule } from './party.module.js';
export { PartyService, type Party, lacksRepresentative } from './party.service.js';
export { MembershipService } from './membership.service.js';
