export * from './calendar.js';
export * from './working-day-period.js';
export * from './data/index.js';
export * from './refuse-calendar-change.js';
export * from './recount.js';
export * from './working-day-span.js';
