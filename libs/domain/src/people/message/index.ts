export * from './catalogue.js';
export * from './event-shape.js';
export * from './lapse.js';
export * from './message-values.js';
export * from './push-address.js';
export * from './short-moment.js';
export * from './words-of.js';
