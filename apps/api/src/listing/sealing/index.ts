export { Ceremony } from './ceremony.service.js';
export { KeyShares, type JoinedKey, type OwnShare } from './key-shares.js';
export { SealingModule } from './sealing.module.js';
