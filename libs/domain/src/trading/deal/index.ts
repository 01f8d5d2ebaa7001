export * from './deal.js';
export * from './paper-kind.js';
