export { AlertBook } from './alert-book.js';
export { AT_ONCE, HoldCounts } from './hold-counts.js';
export { RiskModule } from './risk.module.js';
export { RiskHolds } from './risk-holds.js';
export { RiskFactsReader } from './risk-facts.js';
export { RiskService } from './risk.service.js';
