/** Nobody is judged before he has had so long. */
const GRACE_MS = 15_000;
/** An old telephone at the edge of its net is faster. */
const SLOWEST_BYTES_A_SECOND = 4_096;
/** While others wait for a place, whoever holds one has to use it. */
const SLOWEST_WHILE_OTHERS_WAIT = 65_536;

/** Whether a file that has come so far in so long is cut off. */
export function isTooSlow(ms: number, bytes: number, isAwaited: boolean): boolean {
  const slowest = isAwaited ? SLOWEST_WHILE_OTHERS_WAIT : SLOWEST_BYTES_A_SECOND;
  return ms > GRACE_MS && bytes < (ms / 1000) * slowest;
}
