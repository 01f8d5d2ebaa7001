/** SHA-256 of a text in lower-case hexadecimal; given by the caller, since nothing here imports a library. */
export type Hash = (text: string) => string;

/** A step of the way from a leaf to the root: the neighbour's hash and the side on which it stands. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** A neighbour on the way to the root: the node so many levels above the leaves whose first leaf stands at a place. */
export interface Neighbour {
  readonly side: PathStep['side'];
  readonly height: number;
  readonly place: number;
}

/** A hash tree over leaves in their order; leaves and nodes are hashed apart, so that neither passes for the other. */
export class HashTree {
  private readonly levels: readonly (readonly string[])[];

  constructor(
    leaves: readonly string[],
    private readonly hash: Hash,
  ) {
    const levels = [leaves.map((leaf) => leafHash(leaf, hash))];
    while (levels.at(-1)!.length > 1) levels.push(parents(levels.at(-1)!, hash));
    this.levels = levels;
  }

  get root(): string {
    return this.levels.at(-1)![0] ?? this.hash('empty');
  }

  /** The neighbours that lead from a leaf to the root. */
  path(index: number): PathStep[] {
    const count = this.levels[0]!.length;
    if (index < 0 || index >= count) throw new Error('no such leaf');
    return neighboursOf(index, count).map(({ side, height, place }) => ({
      side,
      hash: this.levels[height]![place >> height]!,
    }));
  }

  /** Of the nodes above the leaves those whose first leaf this is, from the lowest up. */
  nodesFrom(index: number): string[] {
    return this.levels.flatMap((level, height) =>
      height > 0 && (index >> height) << height === index ? [level[index >> height]!] : [],
    );
  }
}

/** Which nodes lead from a leaf to the root of a tree of so many leaves, from the lowest up. */
export function neighboursOf(index: number, count: number): Neighbour[] {
  const found: Neighbour[] = [];
  for (let height = 0; (count - 1) >> height > 0; height += 1) {
    const at = index >> height;
    const isLeft = at % 2 === 0;
    const place = (isLeft ? at + 1 : at - 1) << height;
    if (place < count) found.push({ side: isLeft ? 'right' : 'left', height, place });
  }
  return found;
}

/** The root that a leaf and its path lead to. */
export function rootOfPath(leaf: string, path: readonly PathStep[], hash: Hash): string {
  return path.reduce(
    (node, step) =>
      step.side === 'left' ? nodeHash(step.hash, node, hash) : nodeHash(node, step.hash, hash),
    leafHash(leaf, hash),
  );
}

/** The node of a leaf. */
export function leafHash(leaf: string, hash: Hash): string {
  return hash(`leaf|${leaf}`);
}

/** A node without a neighbour goes up as it is. */
function parents(level: readonly string[], hash: Hash): string[] {
  const above: string[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index]!, level[index + 1]];
    above.push(right === undefined ? left : nodeHash(left, right, hash));
  }
  return above;
}

function nodeHash(left: string, right: string, hash: Hash): string {
  return hash(`node|${left}|${right}`);
}
