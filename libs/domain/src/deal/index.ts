export * from './deal.js';
