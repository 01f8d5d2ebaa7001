import { type Actor, regionPatterns } from '../auth/index.js';
import type { Bind } from './work-sources.js';

/** What lies in his regions, by the code of a village. */
export function inHisRegions(actor: Actor, column: string, bind: Bind): string {
  return `${column} like any(${bind(regionPatterns(actor))})`;
}

/** None of these people is he: who handed something in, or had a hand in it before, leaves it to another. */
export function isAnother(actor: Actor, columns: readonly string[], bind: Bind): string {
  const me = bind(actor.accountId);
  return columns.map((column) => `${column} is distinct from ${me}::uuid`).join(' and ');
}

/** The end of a day, by which what falls due on it is to be done. */
export function endOfDay(column: string): string {
  return `coalesce((${column} + 1)::timestamp at time zone 'Asia/Shanghai', 'infinity')`;
}
