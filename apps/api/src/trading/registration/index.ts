export { RegistrationModule } from './registration.module.js';
export { RegistrationMoves } from './registration-moves.js';
export { RegistrationEntity } from './registration.entity.js';
export { RegistrationService } from './registration.service.js';
export { DEPOSIT_ACCOUNT_NAME } from './registration.queries.js';
export { keepFormerVisitKeys } from './visit-keys.js';
export { Visits } from './visits.js';
export { Partners } from './partners.js';
