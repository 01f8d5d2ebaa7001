import type { CenterView } from '@helan/contracts';
import { readApi } from './api-host';

/** Asked for again after so long; whoever waits for it waits no longer than that. */
const HOLDS_MS = 60_000;
const LONGEST_WAIT_MS = 1_000;

let said: CenterView | undefined;
let askedAt = -Infinity;
let asking: Promise<void> = Promise.resolve();

/** How the center is reached, as the api has said last, also while it says nothing; undefined until it has. */
export async function findCenter(): Promise<CenterView | undefined> {
  if (performance.now() - askedAt > HOLDS_MS) {
    askedAt = performance.now();
    asking = ask();
  }
  await asking;
  return said;
}

async function ask(): Promise<void> {
  try {
    said = await readApi<CenterView>('/api/center', LONGEST_WAIT_MS);
  } catch {
    // It is away: what it said before stays, and what it never said is left out.
  }
}
