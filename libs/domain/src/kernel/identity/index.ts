export * from './bank-account.js';
export * from './credit-code.js';
export * from './id-number.js';
export * from './luhn.js';
export * from './masking.js';
export * from './party.js';
export * from './phone.js';
