import { foldLine } from '@helan/domain';

/** A lot is found by its whole number, too: its notices bear the number of the project. Source: rules §9.9. */
const LOT_NUMBER = /\b(\d{9}n\d{8})-\d+(?![\d-])/g;

/** Runs of Chinese become pairs of neighbours, all of which must occur; a single character stands alone. */
export function searchQuery(text: string): string {
  const runs =
    foldLine(text)
      .toLowerCase()
      .replace(LOT_NUMBER, '$1')
      .match(/[\u4e00-\u9fff\u3400-\u4dbf]+|[a-z0-9]+/g) ?? [];
  const grams = runs.slice(0, 20).flatMap((run) => {
    if (/^[a-z0-9]/.test(run) || run.length === 1) return [run];
    return Array.from({ length: Math.min(run.length, 40) - 1 }, (_, index) => run.slice(index, index + 2));
  });
  return grams.map((gram) => `'${gram}'`).join(' & ');
}
