export { type OpenedEnvelope, type Purpose, makeEnvelope, sealEnvelope } from './envelope.js';
export * from './handing-in.js';
export * from './key-file.js';
export { type KeyPair, fingerprintOf, makeKeyPair } from './key-pair.js';
export { joinLotKey, sealForLotKey, unsealWithKey } from './lot-key.js';
export { sealFor } from './seal-for.js';
export { SHARES_NEEDED } from './shares.js';
