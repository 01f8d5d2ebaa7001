import type { Corner } from './ring.js';

/** Whether two edges of a ring that is not closed cross or touch anywhere but where one leads into the next. */
export function crossesItself(corners: readonly Corner[]): boolean {
  const edges = corners.map((from, index): Edge => edgeOf(from, corners[(index + 1) % corners.length]!));
  return edges.some((edge, index) =>
    edges.slice(index + 1).some((other, offset) => {
      const isNext = offset === 0 || (index === 0 && offset === edges.length - 2);
      return isNext ? foldsBack(edge, other, offset === 0) : meet(edge, other);
    }),
  );
}

interface Edge {
  readonly from: Corner;
  readonly to: Corner;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function edgeOf(from: Corner, to: Corner): Edge {
  const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
  const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
  return { from, to, west, east, south, north };
}

/** On which side of an edge a point lies; nought on its line. */
function sideOf({ from, to }: Edge, point: Corner): number {
  return Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
}

function meet(one: Edge, other: Edge): boolean {
  if (one.east < other.west || other.east < one.west || one.north < other.south || other.north < one.south)
    return false;
  return (
    sideOf(one, other.from) * sideOf(one, other.to) <= 0 &&
    sideOf(other, one.from) * sideOf(other, one.to) <= 0
  );
}

/** Whether the second of two edges that lead into one another runs back over the first. */
function foldsBack(one: Edge, other: Edge, isOneFirst: boolean): boolean {
  const [first, second] = isOneFirst ? [one, other] : [other, one];
  if (sideOf(first, second.to) !== 0) return false;
  const ahead =
    (first.to[0] - first.from[0]) * (second.to[0] - second.from[0]) +
    (first.to[1] - first.from[1]) * (second.to[1] - second.from[1]);
  return ahead < 0;
}
