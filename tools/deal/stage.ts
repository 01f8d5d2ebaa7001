import type { ClockView } from '@helan/contracts';
import type { Cast } from './cast.js';
import type { DealFacts } from './deal-facts.js';
import { Sealers } from './sealers.js';

/** Where a deal is played: the people, the facts, the clock, and where lines are said. */
export interface Stage {
  readonly url: string;
  readonly cast: Cast;
  readonly facts: DealFacts;
  readonly say: (step: string, what: string, rule?: string) => void;
}

const SEALERS = new WeakMap<Cast, Sealers>();

/** Those of a deal's people who hold keys and seal prices; the same ones all through the deal. */
export function sealersOf({ cast }: Stage): Sealers {
  const people = [cast.transferor, ...cast.bidders, ...Object.values(cast.staff)];
  const sealers =
    SEALERS.get(cast) ?? new Sealers(async (login) => people.find((person) => person.login === login)!);
  SEALERS.set(cast, sealers);
  return sealers;
}

export async function readClock(url: string): Promise<Date> {
  const response = await fetch(`${url}/api/clock`);
  return new Date(((await response.json()) as ClockView).at);
}

/** Now, as a bank's statement has it, by the minute. */
export async function readMinute(url: string): Promise<string> {
  return `${(await readClock(url)).toISOString().slice(0, 16)}:00Z`;
}

/** Moves the demonstration's clock; everything that falls due on the way happens. A past moment is left alone. */
export async function advanceTo(url: string, at: string | Date): Promise<void> {
  const to = new Date(at);
  if (to <= (await readClock(url))) return;
  const response = await fetch(`${url}/api/demo/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: to.toISOString() }),
  });
  if (!response.ok) throw new Error(`时钟没有拨到 ${to.toISOString()}：${await response.text()}`);
}

export function later(at: string, ms: number): Date {
  return new Date(Date.parse(at) + ms);
}

/** A moment as the county's people read it. */
export function inShanghai(at: string | Date): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
