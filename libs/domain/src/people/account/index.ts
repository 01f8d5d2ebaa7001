export * from './duties.js';
