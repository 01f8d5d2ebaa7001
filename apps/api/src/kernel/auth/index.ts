export * from './acting.interceptor.js';
export * from './device.js';
export * from './actor.js';
export * from './actor-loader.js';
export * from './assert-guarded.js';
export * from './confirmed-sessions.js';
export * from './csrf-tokens.js';
export * from './own-page.js';
export * from './permission.guard.js';
export * from './requires.js';
export * from './web-session.js';
export * from './same-person.js';
export * from './door.js';
export * from './project-scopes.js';
export {
  type Standing,
  type StandingMandate,
  isOpenAtOnce,
  refuseReading,
  refuseSide,
  refuseStanding,
} from './standing.js';
export * from './needs-consent.js';
