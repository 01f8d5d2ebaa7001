export * from './capacity.js';
export * from './limit-table.js';
export * from './limits.js';
export * from './line.js';
export * from './network.js';
export * from './search-limit.js';
