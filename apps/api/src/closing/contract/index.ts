export { ContractModule } from './contract.module.js';
export { ContractBook } from './contract-book.js';
export { ContractEntity, type ContractFacts } from './contract.entity.js';
export { ContractQueries } from './contract.queries.js';
export { ContractService } from './contract.service.js';
export { PaymentRowEntity } from './payment-row.entity.js';
export { moveRow, schedule, settleDays, waitADay } from './row-moves.js';
export { ContractExpiry } from './contract-expiry.js';
