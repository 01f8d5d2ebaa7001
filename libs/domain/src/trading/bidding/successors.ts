import type { Fen } from '../../kernel/money/index.js';
import type { Direction } from '../../listing/trading-choice/index.js';
import type { Place } from './ranking.js';

/** Who may be asked once the winner is gone: everybody behind him whose offer reaches the reserve, if there is one. */
export function successors(
  places: readonly Place[],
  winner: string,
  reserve: { readonly fen: Fen | null; readonly direction: Direction },
): Place[] {
  const behind = places.slice(places.findIndex(({ bidder }) => bidder === winner) + 1);
  const { fen, direction } = reserve;
  return behind.filter(
    ({ amountFen }) => fen === null || (direction === 'RISING' ? amountFen >= fen : amountFen <= fen),
  );
}
