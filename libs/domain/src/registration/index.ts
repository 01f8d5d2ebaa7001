export * from './refuse-registration.js';
export * from './registration-lifecycle.js';
export * from './member-scope.js';
