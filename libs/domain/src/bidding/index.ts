export * from './ascending.js';
export * from './bid-record.js';
export * from './session-deadline.js';
export * from './session-lifecycle.js';
