export * from './numbering.js';
export * from './sub-account.js';
