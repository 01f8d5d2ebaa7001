import '../../testing/test-bed';
import { describe, expect, test } from '@jest/globals';
import type { CalendarStripDay, LaterPeriodView } from '@helan/contracts';
import { periodsOf } from './calendar-periods';
import { countInWords } from './count-in-words';
import { InstantPipe, MomentPipe } from './moment.pipe';
import { toDay } from './strip-day';
import { YuanPipe } from './yuan.pipe';

test.each([
  [21, false, undefined, '共 21 条'],
  [0, false, '个', '共 0 个'],
  [10_000, true, undefined, '约 10,000 条以上'],
])('%i, more than were counted: %s', (total, isMore, unit, words) =>
  expect(countInWords({ total, isMore }, unit)).toBe(words),
);

test.each([
  ['31246000', undefined, '¥312,460.00'],
  [5n, undefined, '¥0.05'],
  ['6150', 4, '¥0.6150'],
  ['0', undefined, '¥0.00'],
  [null, undefined, '—'],
  [undefined, undefined, '—'],
] as const)('%s parts at scale %s read %s', (parts, scale, words) =>
  expect(new YuanPipe().transform(parts, scale)).toBe(words),
);

test.each([
  ['2026-12-02T09:00:00.000Z', false, '2026-12-02 17:00（周三）'],
  ['2026-12-31T16:00:00.000Z', false, '2027-01-01 00:00（周五）'],
  ['2026-12-31T15:59:59.999Z', true, '2026-12-31（周四）'],
  [null, false, '—'],
  ['', false, '—'],
  [undefined, true, '—'],
])('the moment %s, its day alone: %s, reads %s', (at, isWholeDay, words) =>
  expect(new MomentPipe().transform(at, isWholeDay)).toBe(words),
);

test('an instant is Ningxia’s to the millisecond', () =>
  expect(new InstantPipe().transform('2026-12-02T16:12:03.417Z')).toBe('00:12:03.417'));

const day = (date: string, kind: CalendarStripDay['kind'], change: Partial<CalendarStripDay> = {}) => ({
  date,
  kind,
  name: '',
  ordinal: null,
  ...change,
});

test.each<[CalendarStripDay, string, string, string]>([
  [day('2026-12-01', 'DAY0'), '二', '12/1', '发布'],
  [day('2026-12-02', 'COUNTED', { ordinal: 1 }), '三', '12/2', '第1天'],
  [day('2026-12-05', 'WEEKEND', { name: '星期六' }), '六', '12/5', '休'],
  [day('2026-12-06', 'WEEKEND', { name: '星期日' }), '日', '12/6', '休'],
  [day('2027-01-01', 'HOLIDAY', { name: '元旦' }), '五', '1/1', '元旦'],
  [day('2026-10-10', 'COUNTED', { ordinal: 12, name: '调休上班' }), '六', '10/10', '第12天'],
  [day('2026-10-04', 'HOLIDAY', { name: '国庆节中秋节' }), '日', '10/4', '国庆节中'],
])('a day of a strip: %o', (given, weekday, short, mark) =>
  expect(toDay(given)).toMatchObject({ weekday, short, mark }),
);

describe('the periods of a notice', () => {
  const strip = [day('2026-12-01', 'DAY0'), day('2026-12-02', 'COUNTED', { ordinal: 1 })];
  const later = (isExtension: boolean, from: string): LaterPeriodView => ({
    noticeId: from,
    kindName: isExtension ? '延期公告' : '变更公告',
    isExtension,
    strip: [day(from, 'DAY0'), day('2026-12-09', 'COUNTED', { ordinal: 1 })],
  });
  const read = (...periods: LaterPeriodView[]) =>
    periodsOf(strip, periods).map(({ title, isReplaced, days }) => [
      title,
      isReplaced,
      days[0]!.date,
      days.length,
    ]);

  test.each<[string, LaterPeriodView[], unknown[]]>([
    ['alone', [], [['', false, '2026-12-01', 2]]],
    [
      'that runs on: the day on which it ended stands there once',
      [later(true, '2026-12-08')],
      [
        ['', false, '2026-12-01', 2],
        ['延期公告', false, '2026-12-09', 1],
      ],
    ],
    [
      'that begins anew: what stood before is replaced',
      [later(false, '2026-12-08')],
      [
        ['', true, '2026-12-01', 2],
        ['变更公告', false, '2026-12-08', 2],
      ],
    ],
    [
      'that ran on, then began anew',
      [later(true, '2026-12-04'), later(false, '2026-12-08')],
      [
        ['', true, '2026-12-01', 2],
        ['延期公告', true, '2026-12-09', 1],
        ['变更公告', false, '2026-12-08', 2],
      ],
    ],
    [
      'that began anew, then ran on',
      [later(false, '2026-12-04'), later(true, '2026-12-08')],
      [
        ['', true, '2026-12-01', 2],
        ['变更公告', false, '2026-12-04', 2],
        ['延期公告', false, '2026-12-09', 1],
      ],
    ],
  ])('%s', (_, periods, words) => expect(read(...periods)).toEqual(words));
});
