export { BOOK_CHECKS, type BookFindings, findBookFaults, findInTransaction } from './find-book-faults.js';
