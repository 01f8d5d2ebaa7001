export { type HandedInScan, type ScanStanding, Scans } from './scans.js';
export { SignatureModule } from './signature.module.js';
export type { OpenPaper, PaperSource, Signed } from './paper-source.js';
export { type Signature, type WaitingPaper, Signatures } from './signatures.js';
