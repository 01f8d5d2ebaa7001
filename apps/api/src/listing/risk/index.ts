export { AlertBook } from './alert-book.js';
export { RiskModule } from './risk.module.js';
export { RiskFactsReader } from './risk-facts.js';
