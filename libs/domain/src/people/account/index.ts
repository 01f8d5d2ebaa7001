export * from './duties.js';
export * from './device-words.js';
export * from './one-time-code.js';
export * from './own-login.js';
export * from './password-policy.js';
