export * from './fee.js';
export * from './initial-parameters.js';
export type { Parameter } from './parameter.js';
export * from './parameter-words.js';
export * from './rulebook.js';
export * from './refuse-parameter.js';
