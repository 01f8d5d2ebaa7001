export * from './household-columns.js';
export * from './household.js';
export * from './read-households.js';
