import { expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { initialCalendar, periodFrom } from '../../rules/calendar/index.js';
import { isRefusal } from '../../kernel/index.js';
import { RESCAN_WORKING_DAYS, type RefusedScan, signingDueAt } from './rescan.js';

/** November 2026 has no holiday; 2026-11-02 is a Monday. */
const at = (day: string, time = '10:00') => shanghaiInstant(`2026-${day}`, time);
const end = (day: string) => at(day, '17:00');
const scan = (handedInAt: number, refusedAt: number): RefusedScan => ({ handedInAt, refusedAt });
function endOf(refusedAt: number): number | null {
  const period = periodFrom(initialCalendar(), refusedAt, RESCAN_WORKING_DAYS);
  return isRefusal(period) ? null : period.endAt;
}

test.each<[string, RefusedScan[], number | null]>([
  ['nothing handed in', [], end('11-05')],
  [
    'refused at once: the paper’s own day stands where it is later',
    [scan(at('11-02'), at('11-02', '11:00'))],
    end('11-05'),
  ],
  ['handed in on the last day, refused after it', [scan(at('11-05', '16:59'), at('11-09'))], end('11-12')],
  ['in the very second', [scan(end('11-05'), end('11-05') + 1)], end('11-11')],
  ['handed in too late', [scan(end('11-05') + 1, at('11-06'))], end('11-05')],
  ['again, in its own time', [scan(at('11-05'), at('11-09')), scan(end('11-12'), at('11-16'))], end('11-19')],
  [
    'again, after its own time',
    [scan(at('11-05'), at('11-09')), scan(at('11-13'), at('11-16'))],
    end('11-12'),
  ],
  [
    'not more often than three times',
    [
      scan(at('11-05'), at('11-09')),
      scan(at('11-12'), at('11-16')),
      scan(at('11-19'), at('11-23')),
      scan(at('11-26'), at('11-27')),
    ],
    end('11-26'),
  ],
  ['past the confirmed calendar it never comes', [scan(at('11-05'), at('12-30'))], null],
])('%s', (_, scans, due) => {
  expect(signingDueAt(end('11-05'), scans, endOf)).toBe(due);
});

test('a day that could not be counted never comes', () => {
  expect(signingDueAt(null, [scan(at('11-05'), at('11-09'))], endOf)).toBeNull();
});
