// @ts-check

/** Texts that some reader, query, page or clock has once fallen over. */
export const TEXTS = [
  '',
  ' ',
  '　',
  '0',
  '-1',
  '1e400',
  'NaN',
  'Infinity',
  '0x10',
  '٣٤',
  '１２３４',
  '9'.repeat(40),
  '1.999999999999',
  'null',
  'undefined',
  '[object Object]',
  "'; drop table lot; --",
  "' or '1'='1",
  '%',
  '_%\\',
  '\\',
  '$1',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  'a\u0000b',
  '\u202e反过来',
  '\ud800',
  '👨‍👩‍👧‍👦'.repeat(20),
  'e\u0301'.repeat(30),
  '\ufeff',
  '\r\nSet-Cookie: a=b',
  '一'.repeat(5_000),
  'a'.repeat(70_000),
  '__proto__',
  'constructor',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-11-02T24:00:00Z',
  '2026-11-02T09:00:00+99:00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '3F0C6A52-9B1E-4C57-8A44-5D2F0E7B91C3',
];

/** @returns {unknown} */
function deep() {
  /** @type {unknown} */
  let value = 1;
  for (let depth = 0; depth < 200; depth += 1) value = depth % 2 ? [value] : { a: value };
  return value;
}

/** Values that are no text, where one may be looked for. */
export const VALUES = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e21,
  1e308,
  2 ** 53,
  -(2 ** 31) - 1,
  2_147_483_648,
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  { toString: 'x' },
  JSON.parse('{"__proto__":{"roles":["SUPERVISOR"]}}'),
  { $ref: '#' },
  Array.from({ length: 600 }, () => 'x'),
  deep(),
];

/** Bodies that are no JSON, and types that they come under. */
export const BODIES = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"a":1}}',
  '\u0000',
  '{"reason":"\\ud800"}',
  `${'['.repeat(3_000)}`,
];
export const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/octet-stream',
  '',
];

/** Parts of an address, written as they go over the line. */
export const PARTS = [
  '%00',
  '%',
  '%2e%2e%2f',
  '%ff',
  '-1',
  '0',
  'null',
  '1e9',
  "'%20or%201=1",
  '9'.repeat(300),
  '%F0%9F%98%80',
  '%20',
];
