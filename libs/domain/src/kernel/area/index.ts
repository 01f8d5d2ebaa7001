export * from './area.js';
export * from './quantity.js';
