export * from './answers.js';
export * from './answers-as.js';
export * from './describe-api.js';
