export * from './regional.js';
export * from './search-sources.js';
export * from './work-sources.js';
