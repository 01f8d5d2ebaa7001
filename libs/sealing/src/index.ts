export * from './envelope.js';
export * from './key-file.js';
export * from './key-pair.js';
export * from './shares.js';
