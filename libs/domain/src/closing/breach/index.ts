export * from './breach.js';
export * from './ending.js';
