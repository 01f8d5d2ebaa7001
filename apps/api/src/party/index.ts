export { PartyModule } from './party.module.js';
export { PartyService, type Party } from './party.service.js';
