export { type Bank, type BankFile, BankLink } from './bank-link.js';
export { BankModule } from './bank.module.js';
export { BankProfiles } from './bank-profiles.service.js';
export { StatementRunner } from './statement-runner.js';
