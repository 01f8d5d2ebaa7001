export { SettlementModule } from './settlement.module.js';
export { PriceReturns, type PriceShares } from './price-returns.service.js';
