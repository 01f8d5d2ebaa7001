export * from './calendar.js';
export * from './data/index.js';
export * from './plain-date.js';
export * from './refuse-calendar-change.js';
