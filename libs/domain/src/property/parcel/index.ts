export * from './application-parcel.js';
export * from './boundary.js';
export * from './picture.js';
export type { Corner } from './ring.js';
export * from './read-boundary.js';
export * from './map-pieces.js';
export * from './split.js';
