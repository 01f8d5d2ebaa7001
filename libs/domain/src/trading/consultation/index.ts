export * from './consultation.js';
export * from './way-on.js';
