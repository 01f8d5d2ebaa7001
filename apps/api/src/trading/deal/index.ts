export { DealModule } from './deal.module.js';
export { ConfirmationEntity } from './confirmation.entity.js';
export { refusalsOf, signaturesOf } from './confirmation.queries.js';
export { DealEntity, MANNERS } from './deal.entity.js';
export { ConfirmationService } from './confirmation.service.js';
export type { PaperSignature, PaperToSign } from './paper-signature.js';
export { DealClock } from './deal-clock.js';
export { DealService } from './deal.service.js';
