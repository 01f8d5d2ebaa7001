import { expect, test } from '@jest/globals';
import { APPLICATION_FIELDS, COMMON_DOCUMENTS, PROPERTY_TYPES } from '@helan/domain';
import { PROVES, isPicture, provedBy } from './paper-facts';

const KINDS = new Set([
  'SITE_PHOTO',
  ...[...COMMON_DOCUMENTS, ...PROPERTY_TYPES.flatMap(({ documents }) => documents)].flatMap((document) => [
    document.kind,
    ...(document.instead ?? []).map(({ kind }) => kind),
  ]),
]);

test('every paper that stands beside facts is one that is handed in', () =>
  expect(Object.keys(PROVES).filter((kind) => !KINDS.has(kind))).toEqual([]));
test('and every fact is one of the application', () =>
  expect(
    Object.values(PROVES).flatMap((fields) => fields.filter((field) => !(field in APPLICATION_FIELDS))),
  ).toEqual([]));

test.each([
  ['MANDATE', ['agent']],
  ['QUARANTINE', []],
  ['toString', []],
])('%s proves %p', (kind, fields) => expect(provedBy(kind)).toEqual(fields));

test.each([
  ['image/jpeg', true],
  ['image/svg+xml', false],
  ['application/pdf', false],
])('%s is shown on the spot: %p', (mime, shown) => expect(isPicture(mime)).toBe(shown));
