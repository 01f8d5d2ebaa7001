export * from './paper.js';
export * from './paper-press.js';
export * from './seal.js';
export * from './words.js';
