export * from './deal.js';
export * from './who-shows-up.js';
