export * from './appraisal.js';
export * from './certificate.js';
