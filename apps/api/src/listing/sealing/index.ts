export { HolderKeys, type Holding } from './holder-keys.service.js';
export { LotKeyShares, type JoinedLotKey } from './lot-key-shares.js';
export { SealingModule } from './sealing.module.js';
export { SealingTerms } from './sealing-terms.service.js';
