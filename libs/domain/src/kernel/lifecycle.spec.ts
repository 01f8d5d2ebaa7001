import { describe, expect, test } from '@jest/globals';
import { certificateLifecycle } from '../closing/certificate/index.js';
import { contractLifecycle } from '../closing/contract/index.js';
import { depositLifecycle } from '../trading/deposit/index.js';
import { sessionLifecycle } from '../trading/bidding/index.js';
import { LISTING_STATES, listingLifecycle, RAIL, turnOf } from '../listing/listing/index.js';
import { registrationLifecycle } from '../trading/registration/index.js';
import { type LifecycleTable, findFaults } from './lifecycle.js';

type Table = LifecycleTable<string, string, string>;
const row = (from: string, action: string, to: string) => ({ from, action, to, by: ['X'], label: action });

describe('a lifecycle table', () => {
  const faulty: [string, Table, string][] = [
    [
      'a state that nobody reaches',
      { initial: 'A', final: ['B'], transitions: [row('A', 'go', 'B'), row('C', 'go', 'B')] },
      'C cannot be reached',
    ],
    [
      'a dead end',
      { initial: 'A', final: ['C'], transitions: [row('A', 'go', 'B'), row('A', 'end', 'C')] },
      'B has no way on and is not final',
    ],
    [
      'a final state that goes on',
      { initial: 'A', final: ['B'], transitions: [row('A', 'go', 'B'), row('B', 'back', 'A')] },
      'B is final and yet offers back',
    ],
    [
      'one action twice',
      { initial: 'A', final: ['B'], transitions: [row('A', 'go', 'B'), row('A', 'go', 'A')] },
      'A offers one action twice',
    ],
  ];
  test.each(faulty)('is refused for %s', (_, table, fault) => {
    expect(findFaults(table)).toContain(fault);
  });

  test.each([
    ['listing', listingLifecycle],
    ['registration', registrationLifecycle],
    ['deposit', depositLifecycle],
    ['session', sessionLifecycle],
    ['contract', contractLifecycle],
    ['certificate', certificateLifecycle],
  ])('%s is sound', (_, lifecycle) => {
    expect(findFaults(lifecycle.table as unknown as Table)).toEqual([]);
  });
});

describe('the listing', () => {
  test.each([
    ['DRAFT', 'submit', 'SUBMITTED'],
    ['SUBMITTED', 'assign', 'VILLAGE_VERIFYING'],
    ['VILLAGE_VERIFYING', 'verify', 'TOWN_REVIEWING'],
    ['TOWN_REVIEWING', 'passTownship', 'CENTER_ACCEPTING'],
    ['CENTER_ACCEPTING', 'accept', 'CENTER_REVIEWING'],
    ['CENTER_REVIEWING', 'passReview', 'NOTICE_APPROVING'],
    ['NOTICE_APPROVING', 'publish', 'LISTED'],
    ['LISTED', 'extend', 'EXTENDED'],
    ['EXTENDED', 'relist', 'LISTED'],
    ['LISTED', 'amend', 'LISTED'],
    ['LISTED', 'suspend', 'SUSPENDED'],
    ['SUSPENDED', 'prolong', 'SUSPENDED'],
    ['SUSPENDED', 'terminate', 'TERMINATED'],
    ['DEAL_CONFIRMED', 'terminate', 'TERMINATED'],
    ['LISTED', 'closeRegistration', 'REG_CLOSED'],
    ['LISTED', 'fail', 'FAILED'],
    ['REG_CLOSED', 'openTrading', 'TRADING'],
    ['TRADING', 'concludeTrading', 'RESULT_PUBLICITY'],
    ['RESULT_PUBLICITY', 'confirmDeal', 'DEAL_CONFIRMED'],
    ['DEAL_CONFIRMED', 'sendContract', 'CONTRACTING'],
    ['CONTRACTING', 'completeSigning', 'SETTLING'],
    ['SETTLING', 'settle', 'SETTLED'],
    ['SETTLED', 'certify', 'CERTIFIED'],
    ['CERTIFIED', 'close', 'CLOSED'],
    ['CLOSED', 'archive', 'ARCHIVED'],
  ] as const)('%s by %s becomes %s', (from, action, to) => {
    expect(listingLifecycle.next(from, action)).toBe(to);
  });

  test('a correction returns to the step that asked', () => {
    expect(listingLifecycle.next('CORRECTION', 'resubmit', 'TOWN_REVIEWING')).toBe('TOWN_REVIEWING');
    expect(listingLifecycle.next('CENTER_REVIEWING', 'resubmit')).toMatchObject({
      code: 'lifecycle.not-now',
    });
  });

  test('no certificate before the settlement, no archive before the end', () => {
    expect(listingLifecycle.next('SETTLING', 'certify')).toMatchObject({ code: 'lifecycle.not-now' });
    expect(listingLifecycle.next('CERTIFIED', 'archive')).toMatchObject({ code: 'lifecycle.not-now' });
  });

  test('every state that is not a failure, nor a supplement which leaves the rail where it is, has its place', () => {
    const onRail = new Set(RAIL.flatMap((step) => step.states));
    const off = Object.keys(LISTING_STATES).filter((state) => !onRail.has(state as never));
    expect(off).toEqual([
      'CORRECTION',
      'REJECTED',
      'WITHDRAWN',
      'FAILED',
      'SUSPENDED',
      'TERMINATED',
      'BREACHED',
      'VOIDED',
    ]);
  });

  test.each([
    ['DRAFT', 'TRANSFEROR'],
    ['VILLAGE_VERIFYING', 'VILLAGE_LIAISON'],
    ['NOTICE_APPROVING', 'CENTER_APPROVE'],
    ['CORRECTION', 'TRANSFEROR'],
    ['LISTED', 'SYSTEM'],
    ['REG_CLOSED', 'TRADE_HOST'],
    ['SUSPENDED', 'CENTER_APPROVE'],
    ['RESULT_PUBLICITY', 'SYSTEM'],
    ['TRADING', 'SYSTEM'],
    ['DEAL_CONFIRMED', 'CENTER_REVIEW'],
    ['SETTLING', 'FINANCE_CHECK'],
    ['CLOSED', 'ARCHIVIST'],
    ['ARCHIVED', undefined],
  ] as const)('in %s it is the turn of %s', (state, doer) => expect(turnOf(state)).toBe(doer));
});
