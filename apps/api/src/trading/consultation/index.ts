export * from './consultation.entity.js';
export * from './consultation.module.js';
export * from './ways.js';
