import { foldLine } from '@helan/domain';

/** A lot is found by its whole number, too, where its project's is kept. Source: rules §9.9. */
const LOT_NUMBER = /\b(\d{9}n\d{8})-\d+(?![\d-])/g;

/** Runs of Chinese become pairs of neighbours, a single character stands alone; letters and digits stay together. */
export function wordsIn(text: string): string[] {
  const runs =
    foldLine(text)
      .toLowerCase()
      .replace(LOT_NUMBER, '$1')
      .match(/[\u4e00-\u9fff\u3400-\u4dbf]+|[a-z0-9]+/g) ?? [];
  return runs.slice(0, 20).flatMap((run) => {
    if (/^[a-z0-9]/.test(run) || run.length === 1) return [run];
    return Array.from({ length: Math.min(run.length, 40) - 1 }, (_, index) => run.slice(index, index + 2));
  });
}

/** For `to_tsquery` against `list_words`: all of a text, its numbers as far as they were typed. */
export function wordsQuery(text: string): string {
  return wordsIn(text)
    .map((word) => (/^[a-z0-9]/.test(word) ? `'${word}':*` : `'${word}'`))
    .join(' & ');
}
