import { refusedFor } from '../http/refused-error.js';
import { Line } from '../limits/line.js';

export interface WorkLimits {
  readonly atOnce: number;
  readonly waiting: number;
  readonly waitMs: number;
}

/** The line of those who have handed something in that has to be looked into; `work.crowded` to who is turned away. */
export function workLine(limits: WorkLimits): Line {
  return new Line({ ...limits, full: () => refusedFor(limits.waitMs / 1000, 'work.crowded') });
}
