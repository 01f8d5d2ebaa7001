export { LedgerModule } from './ledger.module.js';
export { BankReceiptEntity } from './bank-receipt.entity.js';
export { BlindPayers } from './blind-payers.js';
export { BankReceipts } from './bank-receipts.js';
export { LedgerService } from './ledger.service.js';
export { PaymentOrderEntity, rootOf } from './payment-order.entity.js';
export { type Match, ReceiptOwners } from './receipt-owners.js';
export { PaymentOrders } from './payment-orders.js';
export { SubAccounts } from './sub-accounts.js';
