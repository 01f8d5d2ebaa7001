export { DepositModule } from './deposit.module.js';
export { AdmissionService } from './admission.service.js';
export { BondEntity } from './bond.entity.js';
export { DepositEntity } from './deposit.entity.js';
export { DepositClaims } from './deposit-claims.js';
export { DepositReceipts } from './deposit-receipts.js';
export { DepositService } from './deposit.service.js';
export { Forfeits } from './forfeits.service.js';
