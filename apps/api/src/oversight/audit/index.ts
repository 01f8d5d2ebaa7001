export { ENTRY_DIGEST } from './audit-rows.js';
export { AuditSealer } from './audit-sealer.js';
export { AuditModule } from './audit.module.js';
export type { Trust } from './trust.js';
export { type AuditFindings, findAuditFaults } from './find-faults.js';
export { listedGuards, readGuards, writeGuards } from './guards.js';
