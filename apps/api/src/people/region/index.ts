export { RegionModule } from './region.module.js';
export * from './region.queries.js';
