export { SettlementModule } from './settlement.module.js';
export { PaymentRowEntity } from './payment-row.entity.js';
export { PriceReturns, type PriceShares } from './price-returns.service.js';
