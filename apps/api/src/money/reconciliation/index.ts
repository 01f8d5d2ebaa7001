export { ReconciliationModule } from './reconciliation.module.js';
export { AccountSubjects, type SubjectsAsked } from './account-subjects.js';
export { ClosedDays } from './closed-days.js';
