import type { CalendarStripDay, LaterPeriodView } from '@helan/contracts';
import { toDay } from './strip-day';

/** The periods of a strip, the first and those of later notices by which it runs on, or anew. */
export function periodsOf(strip: readonly CalendarStripDay[], later: readonly LaterPeriodView[]) {
  return [
    { title: '', noticeId: '', isReplaced: isReplaced(later), days: strip.map(toDay) },
    ...later.map(({ noticeId, kindName, isExtension, strip }, index) => ({
      title: kindName,
      noticeId,
      isReplaced: isReplaced(later.slice(index + 1)),
      // The day on which the one before ended stands there already.
      days: (isExtension ? strip.slice(1) : strip).map(toDay),
    })),
  ];
}

/** What follows begins anew somewhere, and does not only run on. */
function isReplaced(later: readonly LaterPeriodView[]): boolean {
  return later.some(({ isExtension }) => !isExtension);
}
