import { type Calendar, periodFrom, type WorkingDayPeriod } from '../../rules/calendar/index.js';
import { addDays, type Instant, shanghaiDate, shanghaiInstant } from '../../kernel/date/index.js';
import { isRefusal, type Refusal } from '../../kernel/index.js';
import { MIN_DAYS_LEFT } from './change.js';

/** Why a listing is suspended or terminated. Source: rules §6.7, §16.7. */
export const SUSPENSION_REASONS = {
  TITLE_DISPUTED: '第三人对权属提出争议并有证据',
  SEIZED: '被司法机关或行政机关查封',
  UNDER_COMPLAINT: '异议、投诉正在处理，可能影响结果',
  FACTS_WRONG: '重要事实有隐瞒或错误',
  FORCE_MAJEURE: '不可抗力或系统故障',
  SUPERVISOR: '监管部门要求',
  TRANSFEROR: '转出方有正当理由申请',
  NOT_OPENED: '密封的报价没有按时开启',
  RESERVE_MISSING: '公告设有保留价，转出方没有按时封存',
} as const;
export type SuspensionReason = keyof typeof SUSPENSION_REASONS;

/** What only the platform itself finds: nobody suspends a lot on this ground by his word. */
const FOUND_BY_CLOCK: readonly SuspensionReason[] = ['RESERVE_MISSING'];

/** Reasons that people may give. */
export const SPOKEN_REASONS = (Object.keys(SUSPENSION_REASONS) as SuspensionReason[]).filter(
  (reason) => !FOUND_BY_CLOCK.includes(reason),
);

export const TERMINATION_REASONS = {
  RIGHT_GONE: '权利消灭或者被征收',
  DECISION_REVOKED: '民主决议被撤销',
  FRAUD: '弄虚作假',
  NOT_CURED: '中止的原因没有在期限内消除',
  UNLAWFUL: '法律、法规禁止流转',
} as const;
export type TerminationReason = keyof typeof TERMINATION_REASONS;

/**
 * Working days of a period that a suspension leaves unused. The day of the suspension itself was not whole and
 * is not used; the day on which the period began never counted. Source: rules §6.7, §7.2.
 */
export function daysUnused(
  calendar: Calendar,
  suspendedAt: Instant,
  endsAt: Instant,
  beganAt?: Instant,
): number | Refusal {
  const whole = addDays(shanghaiDate(suspendedAt), -1);
  const first = beganAt === undefined ? whole : shanghaiDate(beganAt);
  const before = first > whole ? first : whole;
  const last = shanghaiDate(endsAt);
  let count = 0;
  for (let day = addDays(before, 1); day <= last; day = addDays(day, 1)) {
    const workingDay = calendar.workingDayFrom(day);
    if (isRefusal(workingDay)) return workingDay;
    if (workingDay === day) count += 1;
  }
  return count;
}

/** What runs on after a resumption: the days unused, three at least. Source: rules §6.7. */
export function periodAfterResumption(
  calendar: Calendar,
  resumedAt: Instant,
  unusedDays: number,
): WorkingDayPeriod | Refusal {
  return periodFrom(calendar, resumedAt, Math.max(unusedDays, MIN_DAYS_LEFT));
}

/** When a suspension of so many days is over, at close of business. Source: rules §17 suspend.maxDays. */
export function suspensionEnd(suspendedAt: Instant, days: number): Instant {
  return shanghaiInstant(addDays(shanghaiDate(suspendedAt), days), '17:00');
}
