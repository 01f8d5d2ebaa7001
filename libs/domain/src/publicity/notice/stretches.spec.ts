import { describe, expect, test } from '@jest/globals';
import { shanghaiDate } from '../../kernel/date/index.js';
import { missingDays } from '../../rules/calendar/index.js';
import type { NoticeKind } from './notice-kind.js';
import { type PeriodNotice, printedPeriod } from './stretches.js';

const notice = (
  kind: NoticeKind,
  on: string,
  day0: string | null = null,
  end: string | null = null,
  isWhole = true,
): PeriodNotice => ({ kind, on, day0, end, isWhole });

/** Published on Monday, 2 November 2026: seven working days are 3–6 and 9–11 November. */
const LISTED = notice('TRANSFER', '2026-11-02', '2026-11-02', '2026-11-11');
const STOPPED = notice('SUSPENSION', '2026-11-06');
const ON_AGAIN = notice('RESUMPTION', '2026-11-16', '2026-11-16', '2026-11-20');

describe('the period that was printed last', () => {
  test.each<[string, PeriodNotice[], [string, string][]]>([
    ['is that of the first notice', [LISTED], [['2026-11-02', '2026-11-11']]],
    ['ends, suspended, with its last whole day', [LISTED, STOPPED], [['2026-11-02', '2026-11-05']]],
    [
      'stays so when the suspension is prolonged',
      [LISTED, STOPPED, notice('SUSPENSION', '2026-12-04')],
      [['2026-11-02', '2026-11-05']],
    ],
    [
      'suspended on the day it began has used nothing but that day',
      [LISTED, notice('SUSPENSION', '2026-11-02')],
      [['2026-11-02', '2026-11-02']],
    ],
    [
      'resumed has a stretch before',
      [LISTED, STOPPED, ON_AGAIN],
      [
        ['2026-11-16', '2026-11-20'],
        ['2026-11-02', '2026-11-05'],
      ],
    ],
    [
      'moved on by the calendar keeps the stretch before',
      [LISTED, STOPPED, ON_AGAIN, notice('EXTENSION', '2026-11-18', '2026-11-16', '2026-11-23')],
      [
        ['2026-11-16', '2026-11-23'],
        ['2026-11-02', '2026-11-05'],
      ],
    ],
    [
      'changed in what is not substantial has a stretch before',
      [LISTED, notice('CHANGE', '2026-11-09', '2026-11-09', '2026-11-12', false)],
      [
        ['2026-11-09', '2026-11-12'],
        ['2026-11-02', '2026-11-08'],
      ],
    ],
    [
      'changed in substance begins anew',
      [LISTED, notice('CHANGE', '2026-11-09', '2026-11-09', '2026-11-18')],
      [['2026-11-09', '2026-11-18']],
    ],
    [
      'extended for want of applicants is another period',
      [LISTED, STOPPED, ON_AGAIN, notice('EXTENSION', '2026-11-23', '2026-11-23', '2026-11-30')],
      [['2026-11-23', '2026-11-30']],
    ],
    [
      'suspended after its end keeps its end, and goes on without a strip',
      [LISTED, notice('SUSPENSION', '2026-11-18'), notice('RESUMPTION', '2026-11-23')],
      [['2026-11-02', '2026-11-11']],
    ],
    [
      'is that of a result once there is one',
      [LISTED, notice('SESSION', '2026-11-16'), notice('RESULT', '2026-11-20', '2026-11-20', '2026-11-25')],
      [['2026-11-20', '2026-11-25']],
    ],
  ])('%s', (_, notices, stretches) => {
    const { earlier = [], ...newest } = printedPeriod(notices)!;
    const said = [newest, ...earlier].map(({ began, end }) => [shanghaiDate(began), end]);
    expect(said).toEqual(stretches);
  });

  test('is none where none was printed', () => {
    expect(printedPeriod([notice('SESSION', '2026-11-16')])).toBeUndefined();
  });
});

describe('days that are lost', () => {
  const resumed = printedPeriod([LISTED, STOPPED, ON_AGAIN])!;
  test.each<[string, string[], number]>([
    ['one that was used before the suspension is short', ['2026-11-04'], 1],
    ['the day of the suspension was not used', ['2026-11-06'], 0],
    ['one on which it stood still is nobody’s', ['2026-11-10'], 0],
    ['one that runs is short', ['2026-11-18'], 1],
    ['one of each stretch are two', ['2026-11-03', '2026-11-19'], 2],
  ])('%s', (_, lost, missing) => {
    expect(missingDays(resumed, lost)).toBe(missing);
  });
});
