export * from './canonical.js';
export * from './fill-template.js';
export * from './hash-tree.js';
export * from './lifecycle.js';
export * from './refusal.js';
export type { StaffRefusal } from './staff-refusal.js';
export * from './text.js';
export * from './two-texts.js';
