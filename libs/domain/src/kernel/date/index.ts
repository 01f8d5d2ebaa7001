export * from './instant.js';
export * from './moment-words.js';
export * from './plain-date.js';
