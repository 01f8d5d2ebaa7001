export * from './breach.js';
