export { DepositModule } from './deposit.module.js';
export { AdmissionService } from './admission.service.js';
export { DepositEntity } from './deposit.entity.js';
export { DepositService } from './deposit.service.js';
export { Forfeits } from './forfeits.service.js';
