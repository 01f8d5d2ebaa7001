export { AlertBook } from './alert-book.js';
export { type Visit, Visits } from './visits.js';
export { RiskModule } from './risk.module.js';
