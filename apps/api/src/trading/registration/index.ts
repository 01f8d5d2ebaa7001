export { RegistrationModule } from './registration.module.js';
export {
  ADMITTED,
  MESSAGE_APPLICANT,
  type MessageApplicant,
  findApplicants,
  toApplicant,
} from './registration.messages.js';
export { RegistrationMoves } from './registration-moves.js';
export { RegistrationEntity } from './registration.entity.js';
export { HAS_REGISTERED_ANEW, findPlace, placesOf } from './own-places.js';
export { RegistrationService } from './registration.service.js';
export { isOpenWhileListed, sessionBegins } from './session-begins.js';
export { keepFormerVisitKeys } from './visit-keys.js';
export { hasSaidWhy } from './break-glass.js';
export { Visits } from './visits.js';
export { barsOfRegistration } from './bars-of-registration.js';
export { Partners } from './partners.js';
export { ChangedTerms } from './changed-terms.js';
