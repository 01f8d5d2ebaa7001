export { LedgerModule } from './ledger.module.js';
export type { NewEntry } from './entry-writer.js';
export { checkJournal } from './journal-check.js';
export { LedgerChain } from './ledger-chain.js';
export { type AccountBalance, type BookedDay, LedgerService } from './ledger.service.js';
export type { RedEntry } from './reversals.js';
