import { describe, expect, test } from '@jest/globals';
import { type ReceivingAttempt, type ReceivingTerms, refuseReceiving } from './refuse-receiving.js';

const NOTHING: ReceivingTerms = {
  priority: [],
  holdingCap: null,
  redemption: null,
  onePerHousehold: null,
  qualification: null,
};
const CAP = { ...NOTHING, holdingCap: { quantity: '6000000', source: '本集体章程' } };
const REDEMPTION = { ...NOTHING, redemption: { source: '中发〔2016〕37号' } };
const HOME = { ...NOTHING, onePerHousehold: { source: '土地管理法 第六十二条' } };
const PAPER = { ...NOTHING, qualification: { name: '施工资质证书', source: '公告' } };

/** 200 shares are listed; the charter allows 600. Quantities in 0.0001. */
const right: ReceivingAttempt = {
  terms: NOTHING,
  applicantKind: 'FARMER_HOUSEHOLD',
  isOwnCollective: false,
  isJoint: false,
  quantity: 2_000_000n,
  heldShares: '400',
  knownShares: 0n,
  hasOnlyThisHome: true,
  documentKinds: ['SHARE_REGISTER', 'HOMESTEAD_PROOF', 'QUALIFICATION'],
};

describe('whoever wants to receive a lot', () => {
  test.each<[string, Partial<ReceivingAttempt>, string[]]>([
    ['of which nothing more is asked', { documentKinds: [] }, []],
    ['whose notice is of before', { terms: undefined, documentKinds: [] }, []],
    [
      'a township, whatever it is',
      { applicantKind: 'TOWN_GOVERNMENT' },
      ['registration.government undefined'],
    ],
    [
      'with a township',
      { partnerKinds: ['PERSON', 'TOWN_GOVERNMENT'] },
      ['registration.government partners.1.kind'],
    ],
    ['among members, as one of them', { isMembersOnly: true, isMember: true, terms: undefined }, []],
    ['among members, as an outsider', { isMembersOnly: true }, ['registration.members-only undefined']],
    [
      'among members, with a partner',
      { isMembersOnly: true, isMember: true, isJoint: true, terms: undefined },
      ['registration.alone partners'],
    ],
    ['holds 400 of 600 and takes 200', { terms: CAP }, []],
    ['holds 400.0001', { terms: CAP, heldShares: '400.0001' }, ['registration.over-holding-cap heldShares']],
    ['holds none', { terms: CAP, heldShares: '0' }, []],
    ['does not say what it holds', { terms: CAP, heldShares: '' }, ['application.missing-fact heldShares']],
    ['says it in words', { terms: CAP, heldShares: '四百' }, ['application.missing-fact heldShares']],
    [
      'says less than it has got here',
      { terms: CAP, heldShares: '0', knownShares: 4_000_001n },
      ['registration.over-holding-cap heldShares'],
    ],
    [
      'brings no register',
      { terms: CAP, documentKinds: [] },
      ['registration.missing-proof documents.SHARE_REGISTER'],
    ],
    [
      'takes 200 more beside 200 held and 200 that are not done',
      { terms: CAP, heldShares: '200', claims: [{ lotNo: 'A-1', quantity: 2_000_000n }] },
      [],
    ],
    [
      'takes them beside 400 that are not done',
      {
        terms: CAP,
        heldShares: '200',
        claims: [
          { lotNo: 'A-1', quantity: 2_000_000n },
          { lotNo: 'A-2', quantity: 2_000_000n },
        ],
      },
      ['registration.over-cap-with-others heldShares'],
    ],
    ['is the collective, which has no cap', { terms: CAP, isOwnCollective: true, heldShares: '' }, []],
    ['is a member, of what is taken back', { terms: REDEMPTION }, ['registration.redemption undefined']],
    ['is the collective that takes it back', { terms: REDEMPTION, isOwnCollective: true }, []],
    ['takes shares with others', { terms: CAP, isJoint: true }, ['registration.alone partners']],
    ['takes a plot with others', { terms: HOME, isJoint: true }, ['registration.alone partners']],
    [
      'claims what the notice knows',
      { terms: { ...NOTHING, priority: ['MEMBER', 'LEGAL'] }, claimGround: 'MEMBER' },
      [],
    ],
    [
      'claims what its tenant has given up',
      { terms: { ...NOTHING, priority: ['MEMBER', 'LEGAL'] }, claimGround: 'RENEWAL' },
      ['registration.no-such-claim claimGround'],
    ],
    ['claims nothing', { claimGround: '' }, []],
    ['takes its only home', { terms: HOME }, []],
    [
      'has another',
      { terms: HOME, hasOnlyThisHome: false },
      ['registration.homestead-promise hasOnlyThisHome'],
    ],
    [
      'has got one here',
      { terms: HOME, heldPlot: '640122102208JC00131' },
      ['registration.second-homestead undefined'],
    ],
    [
      'stands to get another',
      { terms: HOME, claims: [{ lotNo: 'A-1', quantity: 1n }] },
      ['registration.other-homestead undefined'],
    ],
    [
      'brings no proof of it',
      { terms: HOME, documentKinds: [] },
      ['registration.missing-proof documents.HOMESTEAD_PROOF'],
    ],
    ['brings what the notice asks', { terms: PAPER }, []],
    [
      'does not bring it',
      { terms: PAPER, documentKinds: [] },
      ['registration.missing-proof documents.QUALIFICATION'],
    ],
  ])('%s', (_, change, faults) =>
    expect(refuseReceiving({ ...right, ...change }).map(({ code, field }) => `${code} ${field}`)).toEqual(
      faults,
    ),
  );
});
