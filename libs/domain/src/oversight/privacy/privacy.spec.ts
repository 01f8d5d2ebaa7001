import { describe, expect, test } from '@jest/globals';
import type { PartyKind } from '../../kernel/identity/index.js';
import {
  CONSENT_KINDS,
  CONSENTS,
  type ConsentAct,
  type ConsentKind,
  type GivenConsent,
  MASKED_FACTS,
  type MaskedFact,
  RETENTIONS,
  RETENTION_KINDS,
  type Retention,
  VIEW_REASONS,
  type ViewReason,
  closingBlocks,
  fitsFact,
  isManyViews,
  keptInWords,
  kindsOfJob,
  mayEraseParty,
  mayViewMore,
  missingFor,
  neededFor,
} from './index.js';

describe('consents', () => {
  test.each<[ConsentAct, PartyKind, ConsentKind[]]>([
    ['LISTING', 'FARMER_HOUSEHOLD', ['SENSITIVE', 'PUBLISH_LISTING']],
    ['REGISTRATION', 'PERSON', ['SENSITIVE', 'PUBLISH_RESULT']],
    ['SIGNING', 'PERSON', ['PUBLISH_RESULT']],
    // What organisations are called is public.
    ['LISTING', 'COLLECTIVE', []],
    ['REGISTRATION', 'ENTERPRISE', []],
    ['SIGNING', 'COOP', []],
  ])('before %s by a %s are %j', (act, kind, needed) => {
    expect(neededFor(act, kind)).toEqual(needed);
  });

  const given = (kind: ConsentKind, change: Partial<GivenConsent> = {}): GivenConsent => ({
    kind,
    version: 1,
    isWithdrawn: false,
    ...change,
  });
  test.each<[string, GivenConsent[], ConsentKind[]]>([
    ['nothing was given', [], ['SENSITIVE', 'PUBLISH_LISTING']],
    ['one was given', [given('SENSITIVE')], ['PUBLISH_LISTING']],
    ['both were given', [given('SENSITIVE'), given('PUBLISH_LISTING')], []],
    [
      'one was taken back',
      [given('SENSITIVE', { isWithdrawn: true }), given('PUBLISH_LISTING')],
      ['SENSITIVE'],
    ],
    [
      'one was taken back and given anew',
      [given('SENSITIVE', { isWithdrawn: true }), given('SENSITIVE'), given('PUBLISH_LISTING')],
      [],
    ],
    [
      'one was given to an earlier text',
      [given('SENSITIVE', { version: 0 }), given('PUBLISH_LISTING')],
      ['SENSITIVE'],
    ],
  ])('where %s', (_, rows, missing) => {
    expect(missingFor('LISTING', 'PERSON', rows)).toEqual(missing);
  });

  test.each(CONSENT_KINDS)(
    '%s says in every version what is asked, why, what happens without and after',
    (kind) => {
      const { texts } = CONSENTS[kind];
      expect(texts.map(({ version }) => version)).toEqual(texts.map((_, index) => index + 1));
      for (const { version: _, since, ...words } of texts) {
        expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
        for (const text of Object.values(words)) expect(text.length).toBeGreaterThan(3);
      }
    },
  );
});

describe('a full number', () => {
  test.each<[MaskedFact, ViewReason[]]>([
    ['ID_NUMBER', ['CHECK_PAPERS', 'COURT', 'COMPLAINT']],
    ['PHONE', ['CHECK_PAPERS', 'CALL', 'COURT', 'COMPLAINT']],
    ['BANK_ACCOUNT', ['PAYMENT', 'COURT', 'COMPLAINT']],
  ])('%s is seen for %j', (fact, reasons) => {
    const all = Object.keys(VIEW_REASONS) as ViewReason[];
    expect(all.filter((reason) => fitsFact(reason, fact))).toEqual(reasons);
  });

  test('of each kind, and for each reason, there is a way', () => {
    for (const reason of Object.keys(VIEW_REASONS) as ViewReason[])
      expect((Object.keys(MASKED_FACTS) as MaskedFact[]).some((fact) => fitsFact(reason, fact))).toBe(true);
  });

  test.each([
    [0, true, false],
    [19, true, false],
    [20, true, true],
    [49, true, true],
    [50, false, true],
  ])('after %i a day: one more %s, told %s', (today, may, told) => {
    expect([mayViewMore(today), isManyViews(today)]).toEqual([may, told]);
  });
});

describe('retention', () => {
  test('the job erases these, after so many days', () => {
    expect(kindsOfJob()).toEqual([
      { kind: 'PERSONAL_VIEW', days: 1096 },
      { kind: 'COPY', days: 7 },
      { kind: 'DRAFT', days: 180 },
      { kind: 'MESSAGE', days: 1096 },
      { kind: 'SECOND_FACTOR', days: 180 },
      { kind: 'DESK', days: 180 },
      { kind: 'SESSION', days: 1 },
    ]);
  });

  test('records of who has looked stay at least six months', () => {
    expect(RETENTIONS.PERSONAL_VIEW.keptFor.days).toBeGreaterThanOrEqual(184);
  });

  test.each(RETENTION_KINDS)('%s has a reason, a source and a sentence', (kind) => {
    const row: Retention = RETENTIONS[kind];
    for (const text of [row.title, row.why, row.source, keptInWords(row)]) expect(text).not.toBe('');
  });

  test.each([
    [RETENTIONS.ACCOUNT, undefined, '账号注销为止'],
    [RETENTIONS.ARCHIVED, undefined, '归入档案，按档案的保管期限'],
    [RETENTIONS.COPY, undefined, '生成以后 7 天，到期自动删除'],
    [RETENTIONS.VISIT, 60, '标的成交确认或者结束以后 60 天，到期自动删除'],
    [RETENTIONS.VISIT, undefined, '标的成交确认或者结束以后一段时间，到期自动删除'],
  ] as const)('in words', (row, days, words) => {
    expect(keptInWords(row, days)).toBe(words);
  });
});

describe('closing', () => {
  const nothing = { listings: 0, registrations: 0, payments: 0, deposits: 0, objections: 0, endings: 0 };
  test.each([
    [{}, []],
    [{ deposits: 1 }, ['deposits']],
    [{ listings: 2, payments: 1 }, ['listings', 'payments']],
    [{ objections: 1, endings: 1, registrations: 1 }, ['registrations', 'objections', 'endings']],
  ])('with %j waits for %j', (open, blocks) => {
    expect(closingBlocks({ ...nothing, ...open })).toEqual(blocks);
  });

  test('erases a party that has done nothing, and no other', () => {
    expect([mayEraseParty({ hasBusiness: false }), mayEraseParty({ hasBusiness: true })]).toEqual([
      true,
      false,
    ]);
  });
});
