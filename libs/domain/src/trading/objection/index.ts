export * from './objection.js';
export * from './objection-decision.js';
export * from './objection-lifecycle.js';
export * from './objection-reply.js';
