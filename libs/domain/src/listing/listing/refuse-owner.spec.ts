import { describe, expect, test } from '@jest/globals';
import { type Application, refuseApplication, refuseOfferedTerms } from './index.js';
import { getPropertyType, requiredDocuments, usualOwnership } from '../../property/property-type/index.js';
import { initialRulebook, limitsOf } from '../../rules/rulebook/index.js';
import { sampleDocumentKinds, sampleListing } from '../../samples/index.js';
import { listingFacts } from './listing-facts.js';

type Change = Partial<Record<keyof Application, unknown>>;
type Kind = ReturnType<typeof sampleListing>['listerKind'];

/** Faults of a sample after a change, for another lister or other papers. */
function faultsOf(code: string, change: Change, other: { kind?: Kind; papers?: string[] } = {}): string[] {
  const sample = sampleListing(code, change as Application);
  return refuseApplication(sample.application, {
    type: getPropertyType(code),
    rulebook: initialRulebook(),
    today: '2026-11-02',
    listerKind: other.kind ?? sample.listerKind,
    documentKinds: other.papers ?? sampleDocumentKinds(code, sampleListing(code)),
  }).map((fault) => `${fault.code} ${fault.field ?? ''}`);
}

function answers(code: string, other: Record<string, string>): Change {
  return { attributes: { ...sampleListing(code).application.attributes, ...other } };
}

describe('whose a thing is that passes for good', () => {
  test.each<[string, Kind, string, string[]]>([
    ['T12', 'FAMILY_FARM', 'PRIVATE', []],
    ['T12', 'FAMILY_FARM', 'COLLECTIVE', ['ownership.of-collective ownership']],
    ['T12', 'ENTERPRISE', 'COLLECTIVE', ['ownership.of-collective ownership']],
    ['T12', 'COLLECTIVE', 'COLLECTIVE', []],
    ['T12', 'COLLECTIVE', 'PRIVATE', ['ownership.not-collective ownership']],
    ['T10', 'FARMER_HOUSEHOLD', 'COLLECTIVE', []], // the ground is the collective's
  ])('%s listed by %s as %s', (code, kind, ownership, faults) =>
    expect(faultsOf(code, { ownership }, { kind }).filter((one) => one.startsWith('ownership'))).toEqual(
      faults,
    ),
  );
});

test.each<[string, Kind, string]>([
  ['T12', 'COLLECTIVE', 'COLLECTIVE'],
  ['T12', 'FAMILY_FARM', 'PRIVATE'],
  ['T07', 'FARMER_HOUSEHOLD', 'PRIVATE'],
  ['T10', 'FARMER_HOUSEHOLD', 'COLLECTIVE'],
])('the form of %s begins for %s with %s', (code, kind, ownership) =>
  expect(usualOwnership(getPropertyType(code), kind)).toBe(ownership),
);

describe('a house that was given back to the collective', () => {
  const asked = (kind: Kind) => {
    const type = getPropertyType('T10');
    const { application } = sampleListing('T10');
    const facts = listingFacts(application, { type, listerKind: kind });
    return requiredDocuments(type, facts).map((paper) => paper.kind);
  };

  test('is sold on a decision and the agreement of exit, without papers of a household', () => {
    const papers = asked('COLLECTIVE');
    for (const kind of ['DECISION', 'EXIT_AGREEMENT']) expect(papers).toContain(kind);
    for (const kind of ['HOUSEHOLD_REGISTER', 'QUALIFICATION_PROOF']) expect(papers).not.toContain(kind);
  });

  test('asks nobody where the collective lives', () => {
    const faults = faultsOf('T10', answers('T10', { hasOtherHome: '', waivesNewPlot: '' }), {
      kind: 'COLLECTIVE',
    });
    expect(faults.filter((one) => /hasOtherHome|waivesNewPlot/.test(one))).toEqual([]);
  });

  test('a household is asked as before', () => {
    const papers = asked('FARMER_HOUSEHOLD');
    for (const kind of ['HOUSEHOLD_REGISTER', 'QUALIFICATION_PROOF']) expect(papers).toContain(kind);
    for (const kind of ['DECISION', 'EXIT_AGREEMENT']) expect(papers).not.toContain(kind);
  });
});

test('nothing is settled by what is weighed later', () =>
  expect(faultsOf('T12', answers('T12', { byWeight: 'YES' }))).toEqual([
    'application.unlawful-answer attributes.byWeight',
  ]));

test.each([
  ['RELIEF', 'NO', ['application.bad-answer attributes.isReliefAsset']],
  ['WORKSHOP', 'NO', []],
])('an asset that is %s, 是否帮扶资产 %s', (assetKind, isReliefAsset, faults) =>
  expect(faultsOf('T05', answers('T05', { assetKind, isReliefAsset }))).toEqual(faults),
);

describe('land that the collective never let out', () => {
  const change = { contractNo: '', rightEndsOn: '' };
  const title = (faults: string[]) => faults.filter((one) => /contractNo|rightEndsOn/.test(one));

  test('has neither contract nor end', () =>
    expect(title(faultsOf('T02', change, { kind: 'COLLECTIVE', papers: ['LAND_LEDGER'] }))).toEqual([]));

  test.each<[Kind, string[]]>([
    ['FAMILY_FARM', ['LAND_LEDGER']],
    ['COLLECTIVE', ['LAND_LEDGER', 'UPSTREAM_CONTRACT']],
    ['COLLECTIVE', ['UPSTREAM_CONTRACT']],
  ])('what %s has with %j has both', (kind, papers) =>
    expect(title(faultsOf('T02', change, { kind, papers }))).toEqual([
      'application.missing-field contractNo',
      'application.missing-field rightEndsOn',
    ]),
  );
});

describe('a growth that would never act', () => {
  const term = { termFrom: '2026-12-08', termTo: '2029-12-07' };
  test.each([
    [2, []],
    [3, ['escalation.never escalation.everyYears']],
    [5, ['escalation.never escalation.everyYears']],
  ])('every %i years over three', (everyYears, faults) =>
    expect(
      faultsOf('T02', { ...term, escalation: { everyYears, percentHundredths: 400 } }).filter((one) =>
        one.startsWith('escalation'),
      ),
    ).toEqual(faults),
  );

  test('of a price for the whole', () =>
    expect(
      faultsOf('T02', { ...term, priceUnit: '元', escalation: { everyYears: 1, percentHundredths: 400 } }),
    ).toContain('escalation.not-yearly escalation'));
});

describe('what is written where nobody looked', () => {
  test('a paper that is a receipt for a fee', () =>
    expect(faultsOf('T05', { qualificationPaper: '已交标书费 300 元的收据' })).toEqual([
      'application.forbidden-words qualificationPaper',
    ]));

  test.each([
    ['受让方另付中介费 3,000 元', 'T05', ['terms']],
    ['成交后即可采伐', 'T03', ['terms']],
    ['受让方负责修好北边的门', 'T05', []],
  ])('%s as terms of an offer for %s', (terms, code, fields) =>
    expect(refuseOfferedTerms(terms, code).map(({ field }) => field)).toEqual(fields),
  );
});

test('a bidding may be made to need two or three', () =>
  expect(limitsOf('bidders.min')).toMatchObject({ floor: 2, ceiling: 3 }));
