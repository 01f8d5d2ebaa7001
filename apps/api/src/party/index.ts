export { PartyModule } from './party.module.js';
export { PartyService, type Party } from './party.service.js';
export { MembershipService } from './membership.service.js';
