export { AssistedWords, type NewWord } from './assisted-words.js';
export { PaperSignatureModule } from './paper-signature.module.js';
