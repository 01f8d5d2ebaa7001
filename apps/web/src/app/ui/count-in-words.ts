import type { PageView } from '@helan/contracts';

/** How many a list has: `共 21 条`, and where more than were counted `约 10,000 条以上`. */
export function countInWords(
  { total, isMore }: Pick<PageView<unknown>, 'total' | 'isMore'>,
  unit = '条',
): string {
  return isMore ? `约 ${total.toLocaleString('en-US')} ${unit}以上` : `共 ${total} ${unit}`;
}

/** More is not counted beside a name: nobody works off that many by eye. */
const MOST_SHOWN = 999;

export function countShown(count: number): string {
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}
