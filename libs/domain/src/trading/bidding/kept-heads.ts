/** Where a session's record stood when somebody watched: which session, how many lines, the hash of the last. */
export interface KeptHead {
  readonly session: number;
  readonly seq: number;
  readonly hash: string;
}

/** A head as the platform publishes it. */
interface PublishedHead {
  readonly lastSeq: number;
  readonly lastHash: string;
}

/** Enough to notice a record that was written anew; the first ones stay, as they say most. */
const MOST_KEPT = 120;
const FIRST_KEPT = 20;

/** What a watcher keeps once he has seen a head; the same head is kept once. */
export function keepHead(kept: readonly KeptHead[], head: KeptHead): readonly KeptHead[] {
  const isKept = kept.some(({ session, hash }) => session === head.session && hash === head.hash);
  if (isKept) return kept;
  const all = [...kept, head];
  return all.length <= MOST_KEPT ? all : [...all.slice(0, FIRST_KEPT), ...all.slice(FIRST_KEPT + 1)];
}

/** The first head of a session that was kept and is not among those published of it now; nothing where all are. */
export function findOtherHistory(
  kept: readonly KeptHead[],
  session: number,
  published: readonly PublishedHead[],
): KeptHead | undefined {
  const hashes = new Map(published.map(({ lastSeq, lastHash }) => [lastSeq, lastHash]));
  return kept.find((head) => head.session === session && hashes.get(head.seq) !== head.hash);
}

/** A head of as many lines that was kept, and had another hash than the one that comes now. */
export function findContradicted(kept: readonly KeptHead[], now: KeptHead): KeptHead | undefined {
  return kept.find(
    ({ session, seq, hash }) => session === now.session && seq === now.seq && hash !== now.hash,
  );
}
