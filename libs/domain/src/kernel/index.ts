export * from './canonical.js';
export * from './lifecycle.js';
export * from './refusal.js';
