export { ParcelModule } from './parcel.module.js';
export { readingBoundaries, requireBoundary } from './boundaries.js';
export { type Overlap, ParcelRegister } from './parcel-register.js';
export { type Passing, PassedThings } from './passed-things.js';
export { ParcelUses } from './parcel-uses.js';
export { HOLDS_SUBJECT, type Ground, type Subject, subjectsOf } from './subjects.js';
export { type UpstreamTransfer, UpstreamTransfers } from './upstream.js';
