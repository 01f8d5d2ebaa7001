import { expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { isRefusal } from '../../kernel/index.js';
import { Calendar } from '../../rules/calendar/index.js';
import { reconsiderableUntil } from './last-refusal.js';

/** November 2026 has no holiday; 2026-11-02 is a Monday. The confirmed calendar ends with the month. */
const calendar = new Calendar([], '2026-11-01', '2026-11-30');
const at = (day: string, time: string) => shanghaiInstant(`2026-${day}`, time);

test.each<[string, number, boolean, number, number | null]>([
  [
    'found unfit on Monday: until Wednesday',
    at('11-02', '10:00'),
    false,
    at('11-02', '10:00'),
    at('11-04', '17:00'),
  ],
  [
    'found unfit after hours: a day later',
    at('11-02', '17:01'),
    false,
    at('11-02', '17:01'),
    at('11-05', '17:00'),
  ],
  ['a minute before the end', at('11-02', '10:00'), false, at('11-04', '16:59'), at('11-04', '17:00')],
  ['at the end', at('11-02', '10:00'), false, at('11-04', '17:00'), null],
  [
    'at the end, and asked for: as long again',
    at('11-02', '10:00'),
    true,
    at('11-04', '17:00'),
    at('11-06', '17:00'),
  ],
  ['at the second end', at('11-02', '10:00'), true, at('11-06', '17:00'), null],
  ['over a weekend', at('11-05', '09:00'), false, at('11-06', '09:00'), at('11-09', '17:00')],
])('%s', (_, refusedAt, isAsked, now, until) =>
  expect(reconsiderableUntil(calendar, { at: refusedAt, isAsked }, { now, workingDays: 2 })).toBe(until),
);

test('past the confirmed calendar nothing is said', () => {
  const now = at('11-30', '10:00');
  expect(isRefusal(reconsiderableUntil(calendar, { at: now, isAsked: false }, { now, workingDays: 2 }))).toBe(
    true,
  );
});
