export * from './actor.js';
export * from './actor-loader.js';
export * from './assert-guarded.js';
export * from './confirmed-sessions.js';
export * from './permission.guard.js';
export * from './requires.js';
export * from './web-session.js';
export * from './same-person.js';
