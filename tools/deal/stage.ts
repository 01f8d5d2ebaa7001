import type { ClockView } from '@helan/contracts';
import { getPropertyType } from '@helan/domain';
import type { Cast } from './cast.js';
import type { DealFacts } from './deal-facts.js';
import { NobodyThere, RefusedByPlatform, ask, readProblem } from './person.js';

/** Where a deal is played: the people, the facts, the clock, and where lines are said. */
export interface Stage {
  readonly url: string;
  readonly cast: Cast;
  readonly facts: DealFacts;
  readonly say: (step: string, what: string, rule?: string) => void;
  /** Nothing where the deal has the platform to itself. */
  readonly clock?: Clock;
}

/** How a deal waits where several are played at once. */
export interface Clock {
  until(at: Date): Promise<void>;
  /** When a session may begin: not all of them in the same hour. */
  startOf(earliest: Date): Date;
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

export async function readClock(url: string): Promise<Date> {
  const response = await ask(url, 'clock');
  const body = (await response.json().catch(() => ({}))) as Partial<ClockView>;
  if (body.at === undefined) throw new NobodyThere(url);
  return new Date(body.at);
}

/** Now, as a bank's statement has it, by the minute. */
export async function readMinute(url: string): Promise<string> {
  return `${(await readClock(url)).toISOString().slice(0, 16)}:00Z`;
}

/** Moves the demonstration's clock; everything that falls due on the way happens. A past moment is left alone. */
export async function advanceTo(url: string, at: string | Date): Promise<void> {
  const to = new Date(at);
  if (to <= (await readClock(url))) return;
  const response = await ask(url, 'demo/clock', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: to.toISOString() }),
  });
  if (response.ok) return;
  const { code, title } = await readProblem(response);
  // By itself it has got there meanwhile.
  if (code === 'clock.backward') return;
  throw new Error(`时钟没有拨到 ${to.toISOString()}：${title}`);
}

export function later(at: string, ms: number): Date {
  return new Date(Date.parse(at) + ms);
}

/** A moment as the county's people read it. */
export function inShanghai(at: string | Date): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
