import { wordsIn } from '../../kernel/db/index.js';

/** What must all occur in a notice. */
export function searchQuery(text: string): string {
  return wordsIn(text)
    .map((word) => `'${word}'`)
    .join(' & ');
}
