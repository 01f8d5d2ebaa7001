/** SHA-256 of a text in lower-case hexadecimal; given by the caller, since nothing here imports a library. */
export type Hash = (text: string) => string;

/** A step of the way from a leaf to the root: the neighbour's hash and the side on which it stands. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** The root over leaves in their order; leaves and nodes are hashed apart, so that neither passes for the other. */
export function treeRoot(leaves: readonly string[], hash: Hash): string {
  let level = leaves.map((leaf) => leafHash(leaf, hash));
  if (level.length === 0) return hash('empty');
  while (level.length > 1) level = parents(level, hash);
  return level[0]!;
}

/** The neighbours that lead from a leaf to the root. */
export function treePath(leaves: readonly string[], index: number, hash: Hash): PathStep[] {
  if (index < 0 || index >= leaves.length) throw new Error('no such leaf');
  const path: PathStep[] = [];
  let level = leaves.map((leaf) => leafHash(leaf, hash));
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const neighbour = at % 2 === 0 ? level[at + 1] : level[at - 1];
    if (neighbour !== undefined) path.push({ side: at % 2 === 0 ? 'right' : 'left', hash: neighbour });
    level = parents(level, hash);
  }
  return path;
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
