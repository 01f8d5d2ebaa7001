import type { PlainDate } from '@helan/domain';

/** One reading of a notice: the day it is read on, and what is noted on the way. */
export interface Reading {
  readonly today: PlainDate;
  readonly typeCode: string;
  /** What the notice does not say and what stands in for it. */
  readonly defaults: string[];
  /** What is read otherwise than it stands there, and why. */
  readonly remarks: string[];
}
