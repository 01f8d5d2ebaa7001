/** SHA-256 of a text in lower-case hexadecimal; given by the caller, since nothing here imports a library. */
export type Hash = (text: string) => string;

/** A step of the way from a leaf to the root: the neighbour's hash and the side on which it stands. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
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
    if (index < 0 || index >= this.levels[0]!.length) throw new Error('no such leaf');
    return this.levels.flatMap((level, height) => {
      const at = index >> height;
      const hash = at % 2 === 0 ? level[at + 1] : level[at - 1];
      return hash === undefined ? [] : [{ side: at % 2 === 0 ? 'right' : 'left', hash }];
    });
  }
}

/** The root over leaves in their order. */
export function treeRoot(leaves: readonly string[], hash: Hash): string {
  return new HashTree(leaves, hash).root;
}

/** The neighbours that lead from a leaf to the root. */
export function treePath(leaves: readonly string[], index: number, hash: Hash): PathStep[] {
  return new HashTree(leaves, hash).path(index);
}

/** The root that a leaf and its path lead to. */
export function rootOfPath(leaf: string, path: readonly PathStep[], hash: Hash): string {
  return path.reduce(
    (node, step) =>
      step.side === 'left' ? nodeHash(step.hash, node, hash) : nodeHash(node, step.hash, hash),
    leafHash(leaf, hash),
  );
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

function leafHash(leaf: string, hash: Hash): string {
  return hash(`leaf|${leaf}`);
}

function nodeHash(left: string, right: string, hash: Hash): string {
  return hash(`node|${left}|${right}`);
}
