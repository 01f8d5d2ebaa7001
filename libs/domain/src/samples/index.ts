export * from './files.js';
export { sampleHouseholdRows } from './households.js';
export { LAND_SAMPLES } from './land.js';
export * from './sample.js';
export * from './sample-listing.js';
export * from './sessions.js';
