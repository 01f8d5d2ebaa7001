export * from './in-regions.js';
export { RegionModule } from './region.module.js';
export * from './region.queries.js';
