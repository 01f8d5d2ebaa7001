export * from './posting.js';
