export * from './relation.js';
export * from './priority-claim.js';
export * from './refuse-registration.js';
export * from './registration-lifecycle.js';
export * from './registration-papers.js';
export * from './joint.js';
export * from './member-scope.js';
export * from './social-review.js';
