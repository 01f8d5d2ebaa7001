export { HouseholdBook } from './household-book.js';
export { HouseholdModule } from './household.module.js';
export { MAX_SHEET_BYTES, XLSX, householdTemplate, readHouseholdSheet } from './household-sheet.js';
