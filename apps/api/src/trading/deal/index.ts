export { DealModule } from './deal.module.js';
export { ConfirmationEntity } from './confirmation.entity.js';
export { refusalsOf } from './confirmation.queries.js';
export { requireDealReader } from './deal-readers.js';
export { DealEntity, MANNERS } from './deal.entity.js';
export { DealClock } from './deal-clock.js';
export { findFormerWinner, findWinner } from './deal.messages.js';
export { DealSides } from './deal-sides.js';
export { DealService } from './deal.service.js';
