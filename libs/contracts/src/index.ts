export * from './asked-at-once.js';
export * from './errors/index.js';
export * from './limits.js';
export * from './permissions.js';
export * from './views/index.js';
export * from './price-terms.js';
export * from './privacy.js';
export * from './json-form.js';
