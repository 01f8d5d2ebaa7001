import { getPropertyType } from '@helan/domain';
import type { Cast } from './cast.js';
import type { DealFacts } from './deal-facts.js';
import { RefusedByPlatform, ask, readProblem } from './person.js';
import { type Clock, advanceTo } from './clock.js';

/** Where a deal is played: the people, the facts, the clock, and where lines are said. */
export interface Stage {
  readonly url: string;
  readonly cast: Cast;
  readonly facts: DealFacts;
  readonly say: (step: string, what: string, rule?: string) => void;
  /** Nothing where the deal has the platform to itself. */
  readonly clock?: Clock;
}

/** Waits until a moment: the demonstration's clock is moved there, in its turn where several deals wait. */
export async function waitUntil({ url, clock }: Stage, at: Date | string): Promise<void> {
  await (clock ? clock.until(new Date(at)) : advanceTo(url, at));
}

/** What a page shows without signing in; what only members may read is read as whoever lists it. */
export async function readPublic<T>({ url, facts, cast }: Stage, path: string): Promise<T> {
  if (getPropertyType(facts.typeCode).isMembersOnly) return cast.transferor.get<T>(path);
  const response = await ask(url, path);
  if (!response.ok) throw new RefusedByPlatform(await readProblem(response));
  return (await response.json()) as T;
}
