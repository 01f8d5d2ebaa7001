export * from './objection.js';
export * from './objection-lifecycle.js';
