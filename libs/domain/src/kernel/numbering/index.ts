export * from './certificate-number.js';
export * from './numbering.js';
export * from './sub-account.js';
export * from './voucher-number.js';
