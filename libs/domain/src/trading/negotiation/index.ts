export * from './negotiation-lifecycle.js';
export * from './negotiation.js';
