export { AgentMandates } from './agent-mandates.js';
export { Corrections } from './corrections.js';
export { IdentityModule } from './identity.module.js';
export { MandateBearers } from './mandate-bearers.js';
export { RealNames } from './real-names.js';
export { STANDING, type StandingRow, standingOf } from './standings.js';
