export * from './household-columns.js';
export * from './column-kinds.js';
export * from './household-row.js';
export * from './household.js';
export * from './household-shares.js';
export * from './read-households.js';
