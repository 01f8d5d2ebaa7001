export * from './paper-kind.js';
export * from './rescan.js';
