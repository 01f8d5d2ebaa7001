export { checkAccounts } from './account-check.js';
export {
  BOOK_CHECKS,
  type BookFindings,
  findAccountAndJournalFaults,
  findBookFaults,
  findInTransaction,
} from './find-book-faults.js';
