export { AgentMandates } from './agent-mandates.js';
export { IdentityModule } from './identity.module.js';
export { RealNames } from './real-names.js';
export { STANDING, type StandingRow, standingOf } from './standings.js';
