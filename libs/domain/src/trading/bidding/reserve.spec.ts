import { describe, expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { type ReserveMoment, mayEnterReserve, needsReserve, reserveDueAt } from './reserve.js';

const at = (time: string) => shanghaiInstant('2026-11-17', time);
const terms = { hasReserve: true, reserveEnterByMinutes: 60 };
const former = { hasReserve: true };

test.each([
  ['with a reserve', terms, true, at('09:00')],
  ['without one', { hasReserve: false, reserveEnterByMinutes: 60 }, false, null],
  ['with one that may be left out, as notices had it', former, false, null],
])('a session at ten, %s', (_, of, needs, dueAt) => {
  expect(needsReserve(of)).toBe(needs);
  expect(reserveDueAt(of, at('10:00'))).toBe(dueAt);
});

describe('a reserve may be entered', () => {
  const moment: ReserveMoment = { state: 'REG_CLOSED', mode: 'ASC_MULTI', isEntered: false, isMissed: false };
  const planned = { dueAt: at('09:00') };
  test.each<[string, Partial<ReserveMoment>, boolean, typeof former?]>([
    ['once registration is closed', {}, true],
    ['and again, as long as nothing is planned', { isEntered: true }, true],
    ['not while the lot is listed', { state: 'LISTED' }, false],
    ['but where bids may come since the notice', { state: 'LISTED', mode: 'DYNAMIC' }, true],
    [
      'not once such a session is open',
      { state: 'LISTED', mode: 'DYNAMIC', session: { dueAt: null } },
      false,
    ],
    [
      'nor when its registration is closed',
      { mode: 'DYNAMIC', isEntered: true, session: { dueAt: null } },
      false,
    ],
    ['for a session that waits for it', { state: 'TRADING', session: planned }, true],
    ['not in place of one that it has', { state: 'TRADING', session: { dueAt: null } }, false],
    ['for a session that is to be planned again', { state: 'TRADING' }, true],
    ['not in place of one that was there before', { state: 'TRADING', isEntered: true }, false],
    ['while the lot stands still for it', { state: 'SUSPENDED', isMissed: true }, true],
    ['not while it stands still for something else', { state: 'SUSPENDED' }, false],
    ['by a notice of before: once registration is closed', {}, true, former],
    ['by a notice of before: not while listed', { state: 'LISTED', mode: 'DYNAMIC' }, false, former],
  ])('%s', (_, change, may, of = terms) =>
    expect(mayEnterReserve(of, { ...moment, ...change }, at('08:59'))).toBe(may),
  );

  test('not from its deadline on', () => {
    const waiting = { ...moment, state: 'TRADING', session: planned } as const;
    expect(mayEnterReserve(terms, waiting, at('09:00') - 1)).toBe(true);
    expect(mayEnterReserve(terms, waiting, at('09:00'))).toBe(false);
  });
});
