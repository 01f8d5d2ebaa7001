export * from './instant.js';
export * from './moment-words.js';
export * from './plain-date.js';
export * from './shanghai-time.js';
