export { PropertyModule } from './property.module.js';
export { requireBoundary, squareMetres } from './boundaries.js';
export { HouseholdBook } from '../household/household-book.js';
export {
  MAX_SHEET_BYTES,
  XLSX,
  householdTemplate,
  readHouseholdSheet,
} from '../household/household-sheet.js';
export { type Overlap, ParcelRegister } from './parcel-register.js';
export { type Ground, type Subject, subjectsOf } from './subjects.js';
export { type UpstreamTransfer, UpstreamTransfers } from './upstream.js';
