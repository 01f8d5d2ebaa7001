export { AuditModule } from './audit.module.js';
export { findAuditFaults } from './find-faults.js';
