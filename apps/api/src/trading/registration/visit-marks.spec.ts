import { describe, expect, test } from '@jest/globals';
import { addressRange, marksOf } from './visit-marks.js';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:12:34ff:a1b2:c3d4:e5f6:1', '2001:db8:12:3400::/56'],
  ['2001:db8:12:3400::9', '2001:db8:12:3400::/56'],
  ['2001:db8:12:3500::9', '2001:db8:12:3500::/56'],
  ['::1', '0:0:0:0::/56'],
  ['not an address', undefined],
])('%s lies in %s', (ip, range) => expect(addressRange(ip)).toBe(range));

describe('the marks of a visit', () => {
  const device = `helan.device=${'a'.repeat(22)}`;
  test.each<[string, Parameters<typeof marksOf>[0], string[]]>([
    [
      'of a browser',
      { ip: '203.0.113.7', headers: { cookie: device, 'user-agent': 'Firefox/133.0' } },
      ['DEVICE aaaaaaaaaaaaaaaaaaaaaa', 'ADDRESS 203.0.113.7', 'RANGE 203.0.113.0/24\nfirefox/133\n\n\n\n'],
    ],
    [
      'that has lost its cookie',
      { ip: '203.0.113.9', headers: { 'user-agent': 'Firefox/133.1', 'accept-language': 'zh-CN' } },
      ['ADDRESS 203.0.113.9', 'RANGE 203.0.113.0/24\nfirefox/133\nzh-cn\n\n\n'],
    ],
    ['of a program that says nothing', { ip: '203.0.113.9', headers: {} }, ['ADDRESS 203.0.113.9']],
    ['without an address', { headers: { cookie: device } }, ['DEVICE aaaaaaaaaaaaaaaaaaaaaa']],
  ])('%s', (_, visit, expected) =>
    expect(marksOf(visit).map(([kind, mark]) => `${kind} ${mark}`)).toEqual(expected),
  );
});
