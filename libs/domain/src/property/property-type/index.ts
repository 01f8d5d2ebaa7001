export * from './attribute.js';
export * from './catalogue.js';
export * from './document.js';
export * from './land-attributes.js';
export * from './procurement.js';
export * from './property-type.js';
export * from './required-documents.js';
export * from './transfer-mode.js';
