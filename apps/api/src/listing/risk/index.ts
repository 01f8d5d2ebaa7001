export { AlertBook } from './alert-book.js';
export { HoldCounts } from './hold-counts.js';
export { RiskModule } from './risk.module.js';
export { RiskHolds } from './risk-holds.js';
export { RiskFactsReader } from './risk-facts.js';
