export { AuditModule } from './audit.module.js';
export { AuditSealer } from './audit-sealer.js';
export { findAuditFaults } from './find-faults.js';
