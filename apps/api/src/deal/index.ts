export { DealModule } from './deal.module.js';
export { DealEntity, MANNERS } from './deal.entity.js';
