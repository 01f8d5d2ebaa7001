export * from './plain-date.js';
