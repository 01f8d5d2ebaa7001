import { type Instant, type PlainDate, shanghaiDate, shanghaiInstant } from '../../kernel/date/index.js';
import { type Calendar, CLOSE_OF_BUSINESS, expectedPeriod } from '../../rules/calendar/index.js';

/** A red finding of after a lot's publication. */
export interface RedFinding {
  /** By which rule it was found: its cause. */
  readonly code: string;
  readonly raisedAt: Instant;
  /** When somebody had dealt with it, or let the step go on. */
  readonly endedAt: Instant | null;
  /** About the platform, and so about every lot. */
  readonly isOfPlatform: boolean;
}

/** A step that can be kept back. */
export interface StepToHold {
  /** Since, or from, when nothing but a finding keeps it back; null as long as that is not known. */
  readonly possibleSince: Instant | null;
  readonly calendar: Calendar;
  /** For how many working days each cause keeps it back. */
  readonly workingDays: number;
}

/** However many causes come one after the other, they keep a step back on no more than so many times its days. */
const MOST_TIMES = 2;

/**
 * The open findings that keep a step back, or will as soon as it can be taken (`until` is null then), the longest
 * first. The findings are those since the lot took such a step the last time. Each cause counts its own working days,
 * from when the step can be taken or from when it was found, whichever is later. What is found again of a cause whose
 * first finding nobody has dealt with or released by then prolongs nothing: it holds as long as that first one. The sum
 * over all causes is bounded: working days on which findings about the lot kept the step back are counted once each, and
 * there are no more than twice as many as one cause has; whatever comes then keeps nothing back. So a lot is kept back on
 * six working days at most before each of its steps, whatever is found. Findings about the platform are counted likewise
 * by themselves. Past the confirmed calendar the plain week counts. Source: rules §11.3.
 */
export function holdsOf<F extends RedFinding>(
  findings: readonly F[],
  step: StepToHold,
  now: Instant,
): (F & { readonly until: Instant | null })[] {
  const { possibleSince } = step;
  if (possibleSince === null)
    return findings.filter(({ endedAt }) => endedAt === null).map((finding) => ({ ...finding, until: null }));
  return [true, false]
    .flatMap((isOfPlatform) =>
      inTurn(
        findings.filter((finding) => finding.isOfPlatform === isOfPlatform),
        { ...step, possibleSince },
      ),
    )
    .filter(({ endedAt, until }) => endedAt === null && until > now)
    .sort((one, other) => other.until - one.until);
}

function inTurn<F extends RedFinding>(
  findings: readonly F[],
  { possibleSince, calendar, workingDays }: StepToHold & { readonly possibleSince: Instant },
): (F & { readonly until: Instant })[] {
  const held = new Set<PlainDate>();
  const firsts = new Map<string, { readonly from: Instant; readonly endedAt: Instant | null }>();
  return findings
    .map((finding) => ({ finding, from: Math.max(finding.raisedAt, possibleSince) }))
    .sort((one, other) => one.from - other.from || one.finding.raisedAt - other.finding.raisedAt)
    .map(({ finding, from: ownFrom }) => {
      const { code, raisedAt, endedAt } = finding;
      const first = firsts.get(code);
      const isMore = first !== undefined && (first.endedAt === null || first.endedAt > raisedAt);
      const from = isMore ? first.from : ownFrom;
      if (!isMore) firsts.set(code, { from, endedAt });
      const lastDay = endedAt === null ? null : shanghaiDate(endedAt);
      let until = from;
      for (const day of expectedPeriod(calendar, from, workingDays).counted) {
        if (lastDay !== null && day > lastDay) break;
        if (!held.has(day) && held.size >= MOST_TIMES * workingDays) break;
        held.add(day);
        until = shanghaiInstant(day, CLOSE_OF_BUSINESS);
      }
      return { ...finding, until };
    });
}
