export * from './problem.filter.js';
export * from './refused-error.js';
export * from './validation.js';
export * from './unwrap.js';
export * from './page-number.js';
export * from './request-context.js';
export * from './require-days.js';
export * from './short-way.js';
