import { describe, expect, test } from '@jest/globals';
import { type Application, attributesFor, refuseApplication } from './index.js';
import { getPropertyType, PROPERTY_TYPES } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleDocumentKinds, sampleListing } from '../../samples/index.js';

const rulebook = initialRulebook();
const TODAY = '2026-11-02';
const CODES = PROPERTY_TYPES.map((type) => type.code);

interface Try {
  readonly change?: Partial<Record<keyof Application, unknown>>;
  readonly papers?: readonly string[];
  readonly listerKind?: ReturnType<typeof sampleListing>['listerKind'];
}

function faultsOf(code: string, { change = {}, papers, listerKind }: Try = {}): string[] {
  const sample = sampleListing(code, change as Application);
  const faults = refuseApplication(sample.application, {
    type: getPropertyType(code),
    rulebook,
    today: TODAY,
    listerKind: listerKind ?? sample.listerKind,
    documentKinds: papers ?? sampleDocumentKinds(code, sampleListing(code)),
  });
  return faults.map((fault) => `${fault.code} ${fault.field ?? ''}`);
}

describe.each(CODES)('an application for %s', (code) => {
  const type = getPropertyType(code);
  const sample = sampleListing(code);
  const papers = sampleDocumentKinds(code, sample);

  test('that is complete may be sent', () => expect(faultsOf(code)).toEqual([]));

  const fields = Object.keys(sample.application).filter(
    (field) =>
      ![
        'receivers',
        'escalation',
        'isDeclared',
        'isSoleHolder',
        'attributes',
        'decision',
        'viewing',
        // By the rulebook where nothing is said.
        'depositYuan',
      ].includes(field),
  );
  test.each(fields)('is not complete without %s', (field) => {
    const left = faultsOf(code, { change: { [field]: undefined } });
    expect(left).toContain(`application.missing-field ${field}`);
  });

  const { right, attributes: answers = {} } = sample.application;
  const asking = { right, attributes: answers, listerKind: sample.listerKind };
  const required = attributesFor(type, asking).filter(({ isRequired }) => isRequired);
  test.each(required.map(({ key }) => key))('is not complete without the fact %s', (key) => {
    const attributes = { ...sample.application.attributes, [key]: '' };
    expect(faultsOf(code, { change: { attributes } })).toContain(
      `application.missing-field attributes.${key}`,
    );
  });

  test.each(papers)('is not complete without the paper %s', (kind) => {
    const left = faultsOf(code, { papers: papers.filter((paper) => paper !== kind) });
    expect(left).toContain(
      `application.missing-${kind === 'MACHINE_PHOTOS' ? 'proof' : 'document'} documents.${kind}`,
    );
  });

  const equivalents = type.documents
    .filter(({ kind }) => papers.includes(kind))
    .flatMap(({ kind, instead = [] }) => instead.map((other) => [other.kind, kind] as const));
  if (equivalents.length > 0) {
    test.each(equivalents)('takes %s in place of %s', (other, kind) => {
      expect(faultsOf(code, { papers: papers.map((paper) => (paper === kind ? other : paper)) })).toEqual([]);
    });
  }

  const lawful = type.attributes.flatMap(({ key, codes = {}, lawful: rule, rights }) =>
    rule && (!rights || rights.includes(sample.application.right!))
      ? Object.keys(codes)
          .filter((answer) => !rule.answers.includes(answer))
          .map((answer) => [key, answer] as const)
      : [],
  );
  if (lawful.length > 0) {
    test.each(lawful)('is refused where %s is %s', (key, answer) => {
      const attributes = { ...sample.application.attributes, [key]: answer };
      expect(faultsOf(code, { change: { attributes } })).toContain(
        `application.unlawful-answer attributes.${key}`,
      );
    });
  }

  test('answers only what the type asks', () => {
    const attributes = { ...sample.application.attributes, colour: 'red' };
    expect(faultsOf(code, { change: { attributes } })).toEqual(['application.bad-answer attributes.colour']);
  });

  test('names everything at once when it is empty', () => {
    const faults = refuseApplication(
      {},
      { type, rulebook, today: TODAY, listerKind: sample.listerKind, documentKinds: [] },
    );
    expect(faults.filter((fault) => fault.code === 'application.missing-field').length).toBeGreaterThan(9);
    expect(faults.filter((fault) => fault.code === 'application.missing-document').length).toBeGreaterThan(1);
  });
});

test.each([
  ['2026-11-01', []],
  [TODAY, []],
  ['2026-11-03', ['subject.barred']],
])('whoever broke his word on a thing may list it again from %s: %j', (from, codes) => {
  const sample = sampleListing('T01');
  const faults = refuseApplication(sample.application, {
    type: getPropertyType('T01'),
    rulebook,
    today: TODAY,
    listerKind: sample.listerKind,
    documentKinds: sampleDocumentKinds('T01', sample),
    barredSubjects: [{ name: '地块一', from }],
  });
  expect(faults.map(({ code }) => code)).toEqual(codes);
});
