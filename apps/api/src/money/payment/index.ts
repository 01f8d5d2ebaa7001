export { PaymentModule } from './payment.module.js';
export { bankName } from './bank-name.js';
export { BlindPayers } from './blind-payers.js';
export { inWords } from './in-words.js';
export { PaymentDecisionEntity } from './payment-decision.entity.js';
export { ORDER_KINDS, PaymentOrderEntity, rootOf } from './payment-order.entity.js';
export { PaymentOrders } from './payment-orders.js';
export { StatementLines } from './statement-lines.js';
