export * from './paper-kind.js';
