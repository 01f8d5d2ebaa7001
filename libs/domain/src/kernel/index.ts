export * from './canonical.js';
export * from './hash-tree.js';
export * from './lifecycle.js';
export * from './refusal.js';
export * from './text.js';
export * from './two-texts.js';
