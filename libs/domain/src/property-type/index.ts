export * from './catalogue.js';
export * from './property-type.js';
