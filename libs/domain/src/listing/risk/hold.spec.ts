import { expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { Calendar } from '../../rules/calendar/index.js';
import { LISTING_STATES, OVER_STATES, type ListingState, listingLifecycle } from '../listing/index.js';
import { type RedFinding, holdsOf } from './hold.js';
import { HELD_STEPS, NEXT_HELD, heldStepsFrom } from './held-steps.js';

/** November 2026 has no holiday; 2026-11-02 is a Monday. The confirmed calendar ends with the month. */
const calendar = new Calendar([], '2026-11-01', '2026-11-30');
const at = (day: string, time = '10:00') => shanghaiInstant(`2026-${day}`, time);
/** Of a cause of its own for each moment. */
const found = (raised: number, ended: number | null = null, isOfPlatform = false): RedFinding => ({
  code: `of ${raised}`,
  raisedAt: raised,
  endedAt: ended,
  isOfPlatform,
});
/** Of one cause, whenever it is found. */
const again = (raised: number, ended: number | null = null): RedFinding => ({
  ...found(raised, ended),
  code: 'R15',
});
const untilOf = (findings: RedFinding[], possibleSince: number | null, now: number) =>
  holdsOf(findings, { possibleSince, calendar, workingDays: 3 }, now).map(({ until }) => until);

const MON = at('11-02');
const TUE = at('11-03');
const FRI = at('11-06');
const THU_END = at('11-05', '17:00');

test.each<[string, RedFinding[], number, number, number[]]>([
  ['nothing found', [], MON, MON, []],
  ['found while the step can be taken', [found(MON)], at('10-30'), MON, [THU_END]],
  ['found long before: from when the step can be taken', [found(at('10-20'))], MON, TUE, [THU_END]],
  ['seen before the step can be taken', [found(at('10-20'))], MON, at('10-21'), [THU_END]],
  ['a moment before its end', [found(MON)], MON, THU_END - 1, [THU_END]],
  ['over', [found(MON)], MON, THU_END, []],
  ['dealt with', [found(MON, TUE)], MON, TUE, []],
  ['two of one day', [found(MON), found(MON)], MON, MON, [THU_END, THU_END]],
  [
    'a second one has its own three days',
    [found(MON), found(TUE)],
    MON,
    TUE,
    [at('11-06', '17:00'), THU_END],
  ],
  ['also where the first was dismissed', [found(MON, TUE), found(TUE)], MON, TUE, [at('11-06', '17:00')]],
  [
    'also where the first is over',
    [found(at('10-26')), found(FRI)],
    at('10-26'),
    FRI,
    [at('11-11', '17:00')],
  ],
  ['a second one of the same cause prolongs nothing', [again(MON), again(TUE)], MON, TUE, [THU_END, THU_END]],
  ['nor once the first is over', [again(at('10-26')), again(FRI)], at('10-26'), FRI, []],
  [
    'however often it is found',
    [again(MON), again(TUE), again(at('11-04')), again(at('11-05')), again(FRI)],
    MON,
    FRI,
    [],
  ],
  [
    'nor where the first is dealt with behind it',
    [again(MON, at('11-04')), again(TUE)],
    MON,
    at('11-04', '12:00'),
    [THU_END],
  ],
  [
    'found again after the first was dealt with it has its own three days',
    [again(MON, TUE), again(TUE)],
    MON,
    TUE,
    [at('11-06', '17:00')],
  ],
  [
    'another cause has its own, too',
    [again(MON), again(TUE), found(TUE)],
    MON,
    TUE,
    [at('11-06', '17:00'), THU_END, THU_END],
  ],
  // Tue–Thu for the first, Fri and Mon for the second, Tue 10 for the third: six in all, and no more.
  [
    'a third one has what is left of six days',
    [found(MON), found(at('11-05')), found(at('11-09'))],
    MON,
    at('11-09', '11:00'),
    [at('11-10', '17:00'), at('11-10', '17:00')],
  ],
  [
    'and a fourth one nothing',
    [found(MON), found(at('11-05')), found(at('11-10', '18:00'))],
    MON,
    at('11-10', '19:00'),
    [],
  ],
  // Tue and Wed of the first, Thu to Mon of the second, and Tue 10 of the third.
  [
    'what was dismissed counts the days on which it held',
    [found(MON, at('11-04')), found(at('11-04')), found(at('11-09'))],
    MON,
    at('11-10', '12:00'),
    [at('11-10', '17:00')],
  ],
  [
    'findings about the platform take nothing from those about the lot',
    [found(MON, null, true), found(at('11-05'), null, true), found(at('11-10'))],
    MON,
    at('11-10'),
    [at('11-13', '17:00'), at('11-10', '17:00')],
  ],
  // 11-28 and 11-29 are a weekend; the calendar is confirmed up to Monday 11-30.
  [
    'past the confirmed calendar the plain week counts',
    [found(at('11-27'))],
    MON,
    at('11-27'),
    [at('12-02', '17:00')],
  ],
  ['and a finding of past it, too', [found(at('12-04'))], MON, at('12-04'), [at('12-09', '17:00')]],
])('%s', (_, findings, possibleSince, now, ends) => {
  expect(untilOf(findings, possibleSince, now)).toEqual(ends);
});

test('what holds a step that cannot be taken yet has no end yet, and what is dealt with does not hold it', () => {
  expect(untilOf([found(MON), found(MON, TUE)], null, at('11-20'))).toEqual([null]);
});

test.each<[ListingState, string[]]>([
  ['LISTED', []],
  ['REG_CLOSED', ['openTrading', 'agree', 'openReserve', 'recordRelay', 'openNegotiation']],
  ['TRADING', ['repeatTrading']],
  ['RESULT_PUBLICITY', ['confirmDeal']],
  ['DEAL_CONFIRMED', ['sendContract']],
  ['CONTRACTING', []],
  ['SETTLED', ['certify']],
  ['CERTIFIED', ['close']],
  ['CLOSED', ['archive']],
  ['SUSPENDED', []],
])('what is kept back from %s', (state, steps) => {
  expect(heldStepsFrom(state).sort()).toEqual([...steps].sort());
});

/** States of a lot: from its publication, where there is one more step to come. */
const PUBLISHED = (Object.keys(LISTING_STATES) as ListingState[]).filter(
  (state) =>
    !OVER_STATES.includes(state) &&
    !['DRAFT', 'SUBMITTED', 'VILLAGE_VERIFYING', 'TOWN_REVIEWING', 'CENTER_ACCEPTING'].includes(state) &&
    !['CENTER_REVIEWING', 'NOTICE_APPROVING', 'CORRECTION', 'SUSPENDED'].includes(state),
);

/** What can be held next from a state, by walking the lifecycle until the first such step on each way. */
function ahead(state: ListingState, seen = new Set<ListingState>()): string[] {
  if (seen.has(state)) return [];
  seen.add(state);
  return listingLifecycle
    .transitionsFrom(state)
    .flatMap(({ action, to }) =>
      HELD_STEPS.includes(action) ? [action] : to === 'REMEMBERED' ? [] : ahead(to, seen),
    );
}

test.each(PUBLISHED)('a finding at %s keeps something back, which is the next on its way', (state) => {
  expect(NEXT_HELD[state]!.length).toBeGreaterThan(0);
  for (const action of NEXT_HELD[state]!) expect(ahead(state)).toContain(action);
});
