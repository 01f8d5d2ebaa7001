export * from './away.js';
export type { ErrorRow } from './error-row.js';
export * from './errors.js';
export * from './problem.js';
