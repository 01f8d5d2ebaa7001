export * from './odd-hours.js';
export * from './one-time-code.js';
export * from './security-events.js';
export * from './staff-change.js';
