export * from './broadcast.js';
export * from './change.js';
export * from './notice-kind.js';
export * from './public-day.js';
export * from './stage.js';
export * from './stretches.js';
export * from './suspension.js';
export * from './withdrawal.js';
