import type { PlainDate, PropertyType } from '@helan/domain';
import type { LotReading } from '../reading/lot-reading.js';
import type { Said } from '../reading/said.js';

/** What an application is made of: the reading, the type, the day, and what is noted on the way. */
export interface Filling {
  readonly reading: LotReading;
  readonly type: PropertyType;
  readonly today: PlainDate;
  /** What the notice does not say, or says without a number, and what stands in for it. */
  readonly defaults: string[];
  /** What is filled in otherwise than it stands there, and why. */
  readonly remarks: string[];
}

/** What stands in for something, said as it is: the notice is silent, or its words hold no number. */
export function standIn(
  { defaults }: Filling,
  name: string,
  said: Said<unknown> | undefined,
  choice: string,
): void {
  if (said) defaults.push(`${name}：公告写的是“${said.words}”，读不出数，按${choice}`);
  else defaults.push(`${name}：公告未写，按${choice}`);
}
