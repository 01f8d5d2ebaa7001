export * from './audit-chain.js';
export * from './line-history.js';
