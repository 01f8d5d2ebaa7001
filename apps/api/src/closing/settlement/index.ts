export { SettlementModule } from './settlement.module.js';
export { PaymentRowEntity } from './payment-row.entity.js';
