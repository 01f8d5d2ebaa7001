export { PaperSignatureModule } from './paper-signature.module.js';
