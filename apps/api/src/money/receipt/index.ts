export { ReceiptModule } from './receipt.module.js';
export { BankReceiptEntity } from './bank-receipt.entity.js';
export type { BankLine, LineOutcome } from './bank-lines.js';
export { BankReceipts } from './bank-receipts.js';
export { HeldWaits } from './held-waits.js';
export { type Claims, type Expected, ReceiptClaims } from './receipt-claims.js';
export { type Match, ReceiptOwners } from './receipt-owners.js';
export { SubAccounts } from './sub-accounts.js';
