export { HouseholdBook, type KeptHousehold } from './household-book.js';
export { householdsOf } from './household.messages.js';
export { HouseholdModule } from './household.module.js';
export { MAX_SHEET_BYTES, readHouseholdSheet } from './household-sheet.js';
export { householdTemplate } from './household-template.js';
