export * from './instant.js';
export * from './plain-date.js';
