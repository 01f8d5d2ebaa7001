export * from './application-parcel.js';
export * from './boundary.js';
export * from './picture.js';
export * from './split.js';
