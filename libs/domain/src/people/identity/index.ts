export * from './decide-arrival.js';
export * from './issuer-claims.js';
export * from './verification-way.js';
export * from './agent-mandate.js';
export * from './party-stop.js';
export * from './phone-change.js';
export * from './party-correction.js';
export * from './number-release.js';
