export * from './closing.js';
export * from './consents.js';
export * from './full-views.js';
export * from './personal-tables.js';
export * from './retention.js';
