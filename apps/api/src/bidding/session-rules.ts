import type { LotTermsView } from '@helan/contracts';
import type { Instant, SessionRules } from '@helan/domain';

/** The rules of a lot's session from the terms of its notice and the moment at which it begins. */
export function sessionRules(
  { parameters, startPriceFen, stepFen }: LotTermsView,
  startAt: Instant,
): SessionRules {
  const limitedMs = parameters['bid.limitedSeconds']! * 1000;
  const dayEndHour = parameters['bid.dayEndHour'];
  return {
    mode: 'ASC_MULTI',
    startPriceFen: BigInt(startPriceFen),
    stepFen: BigInt(stepFen!),
    mostSteps: null,
    firstBid: 'AT_START',
    startAt,
    freeEndAt: startAt + parameters['bid.freeMinutes']! * 60_000,
    limitedMs,
    extension: { manner: 'RESET', byMs: limitedMs, triggerMs: limitedMs, most: null },
    dayEndMinute: dayEndHour === undefined ? null : dayEndHour * 60,
  };
}
