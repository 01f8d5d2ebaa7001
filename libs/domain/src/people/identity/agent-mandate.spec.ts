import { describe, expect, test } from '@jest/globals';
import {
  type AskedMandate,
  type MandateDays,
  type MandateStanding,
  bearersInWords,
  mandateOf,
  mandateOn,
  refuseMandate,
  signedFor,
} from './agent-mandate.js';

const DAYS: MandateDays = {
  kind: 'AGENT',
  fromDay: '2026-11-02',
  untilDay: '2026-11-20',
  endedOn: null,
  isUnconfirmed: false,
  isPartyStopped: false,
};
const GUARDIAN: Partial<MandateDays> = { kind: 'GUARDIAN', untilDay: null, isPartyStopped: true };
const STANDINGS: readonly [today: string, days: Partial<MandateDays>, standing: MandateStanding][] = [
  ['2026-11-01', {}, 'AHEAD'],
  ['2026-11-02', {}, 'EFFECTIVE'],
  ['2026-11-20', {}, 'EFFECTIVE'],
  ['2026-11-21', {}, 'EXPIRED'],
  ['2026-11-10', { endedOn: '2026-11-10' }, 'ENDED'],
  ['2026-11-30', { endedOn: '2026-11-10' }, 'ENDED'],
  ['2027-11-10', { untilDay: null }, 'EFFECTIVE'],
  ['2026-11-10', { isPartyStopped: true }, 'HELD'],
  ['2026-11-10', { kind: 'CO_HOLDER', untilDay: null, isPartyStopped: true }, 'HELD'],
  ['2026-11-21', { isPartyStopped: true }, 'EXPIRED'],
  ['2026-11-10', GUARDIAN, 'EFFECTIVE'],
  ['2026-11-10', { ...GUARDIAN, isUnconfirmed: true }, 'UNCONFIRMED'],
  ['2026-11-10', { ...GUARDIAN, isPartyStopped: false }, 'UNCALLED'],
  ['2026-11-10', { ...GUARDIAN, isPartyStopped: false, isUnconfirmed: true }, 'UNCALLED'],
  ['2026-11-10', { ...GUARDIAN, kind: 'HEIR', endedOn: '2026-11-09' }, 'ENDED'],
];

describe('a mandate on a day', () => {
  test.each(STANDINGS)('%s %j is %s', (today, days, standing) => {
    expect(mandateOn(today, { ...DAYS, ...days })).toBe(standing);
  });
});

const ASKED: AskedMandate = {
  partyKind: 'ENTERPRISE',
  isPartyVerified: true,
  partyIdNumber: '91640122MA7TE5T03X',
  kind: 'AGENT',
  agentIdNumber: '640122197809020036',
  fromDay: '2026-11-02',
  untilDay: '2026-12-31',
  today: '2026-11-02',
};
const ASKINGS: readonly [what: string, asked: Partial<AskedMandate>, codes: string[]][] = [
  ['a firm’s agent', {}, []],
  ['nobody has seen the firm’s papers', { isPartyVerified: false }, ['mandate.party-not-verified']],
  ['a person has no agents', { partyKind: 'PERSON' }, ['mandate.no-organisation']],
  ['a firm has no co-holders', { kind: 'CO_HOLDER' }, ['mandate.no-household']],
  ['a household has', { kind: 'CO_HOLDER', partyKind: 'FARMER_HOUSEHOLD', untilDay: null }, []],
  [
    'its head is none',
    { kind: 'CO_HOLDER', partyKind: 'FARMER_HOUSEHOLD', partyIdNumber: '640122197809020036' },
    ['mandate.oneself'],
  ],
  ['a wrong number', { agentIdNumber: '640122197809020037' }, ['identity.bad-id-number']],
  ['without end', { untilDay: null }, ['text.missing']],
  ['no day', { untilDay: '2026-02-30' }, ['calendar.bad-date']],
  ['reversed', { untilDay: '2026-11-01' }, ['mandate.reversed']],
  ['over already', { fromDay: '2026-10-01', untilDay: '2026-11-01' }, ['mandate.past']],
  ['too long', { untilDay: '2028-01-01' }, ['mandate.too-long']],
];

describe('a mandate that is asked for', () => {
  test.each(ASKINGS)('%s', (_, asked, codes) => {
    expect(refuseMandate({ ...ASKED, ...asked }).map(({ code }) => code)).toEqual(codes);
  });
});

describe('whom a party may let act for it', () => {
  test.each([
    ['FARMER_HOUSEHOLD', 'CO_HOLDER'],
    ['LARGE_GROWER', null],
    ['PERSON', null],
    ['ENTERPRISE', 'AGENT'],
    ['COLLECTIVE', 'AGENT'],
    ['VILLAGE_COMMITTEE', 'AGENT'],
  ] as const)('%s: %s', (kind, whom) => {
    expect(mandateOf(kind)).toBe(whom);
  });
});

describe('who signs for another', () => {
  const BEARER = { agentName: '马新雨', fromDay: '2026-11-02', untilDay: '2026-12-31' };
  test.each([
    ['AGENT', BEARER, '惠泽合作社（代理人：马新雨，授权 2026-11-02 至 2026-12-31）'],
    ['CO_HOLDER', { ...BEARER, untilDay: null }, '惠泽合作社（同户共有人：马新雨，授权 2026-11-02 起）'],
    ['GUARDIAN', { ...BEARER, untilDay: null }, '惠泽合作社（监护人：马新雨，登记 2026-11-02 起）'],
    ['HEIR', { ...BEARER, untilDay: null }, '惠泽合作社（继承人：马新雨，登记 2026-11-02 起）'],
  ] as const)('as %s is named under the signature', (kind, bearer, words) => {
    expect(signedFor('惠泽合作社', { kind, ...bearer })).toBe(words);
  });

  test.each([
    [[], ''],
    [[{ kind: 'AGENT', agentName: '马新雨' }], '（代理人：马新雨）'],
    [
      [
        { kind: 'HEIR', agentName: '马新雨' },
        { kind: 'HEIR', agentName: '马新雪' },
      ],
      '（继承人：马新雨；继承人：马新雪）',
    ],
  ] as const)('of %j a paper says %j', (bearers, words) => {
    expect(bearersInWords(bearers)).toBe(words);
  });
});
