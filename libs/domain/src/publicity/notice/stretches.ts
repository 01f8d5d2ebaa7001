import { addDays, type PlainDate, shanghaiInstant } from '../../kernel/date/index.js';
import type { CountedPeriod } from '../../rules/calendar/index.js';
import type { NoticeKind } from './notice-kind.js';

/** A notice as far as it says when a period runs: the day it was published, and first and last day of its strip. */
export interface PeriodNotice {
  readonly kind: NoticeKind;
  readonly on: PlainDate;
  /** Null where it prints no strip. */
  readonly day0: PlainDate | null;
  readonly end: PlainDate | null;
  /** Whether it prints as many working days as the whole period has. */
  readonly isWhole: boolean;
}

/**
 * The period that a lot's notices, the oldest first, have printed last, with what ran of it before it was suspended or
 * changed in what does not begin it anew; as long as it is suspended it ends with its last whole day. Undefined where
 * none was printed. The day of a suspension is not used, and those on which a lot stood still are nobody's.
 * Source: rules §6.1, §6.7, §7.2, §21 A15.
 */
export function printedPeriod(notices: readonly PeriodNotice[]): CountedPeriod | undefined {
  let stretches: Stretch[] = [];
  for (const { kind, on, day0, end, isWhole } of notices) {
    const last = stretches.at(-1);
    if (kind === 'SUSPENSION') stretches = [...stretches.slice(0, -1), ...(last ? [stopped(last, on)] : [])];
    if (!day0 || !end) continue;
    const stretch = { day0, end };
    if (kind === 'RESUMPTION') stretches = [...stretches, stretch];
    else if (last?.day0 === day0) stretches = [...stretches.slice(0, -1), stretch];
    else if (last && kind === 'CHANGE' && !isWhole)
      stretches = [...stretches.slice(0, -1), stopped(last, on), stretch];
    else stretches = [stretch];
  }
  const [newest, ...earlier] = stretches.map(toPeriod).reverse();
  return newest && { ...newest, earlier };
}

interface Stretch {
  readonly day0: PlainDate;
  readonly end: PlainDate;
}

function stopped({ day0, end }: Stretch, on: PlainDate): Stretch {
  const whole = addDays(on, -1);
  if (end < on) return { day0, end };
  return { day0, end: whole > day0 ? whole : day0 };
}

function toPeriod({ day0, end }: Stretch): CountedPeriod {
  return { began: shanghaiInstant(day0, '09:00'), end };
}
