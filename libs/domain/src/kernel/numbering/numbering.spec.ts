import { expect, test } from '@jest/globals';
import {
  archiveNumber,
  certificateCode,
  certificateNumber,
  contractNumber,
  isCertificateCode,
  lotNumber,
  noticeNumber,
  projectNumber,
} from './numbering.js';

test('numbers of one project', () => {
  const no = projectNumber('640122102', '2026-11-23', 15);
  expect(no).toBe('640122102N26110015');
  expect(lotNumber(no, 1)).toBe('640122102N26110015-1');
  expect(contractNumber('640122102N26110015-1', 1)).toBe('640122102N26110015-1-HT01');
  expect(noticeNumber(no, 2)).toBe('640122102N26110015-GG02');
  expect(certificateNumber(2026, 1)).toBe('贺农鉴字〔2026〕第0001号');
  expect(archiveNumber(2026, 'T01', 1)).toBe('HLNQ·2026·T01·0001-001');
});

test.each([
  ['a serial of zero', () => projectNumber('640122102', '2026-11-23', 0)],
  ['a serial too long', () => projectNumber('640122102', '2026-11-23', 10_000)],
  ['a county for a township', () => projectNumber('640122', '2026-11-23', 1)],
])('%s is refused', (_, make) => expect(make).toThrow());

test('a machine code catches one wrong digit and two swapped neighbours', () => {
  const code = certificateCode(2026, 123);
  expect(isCertificateCode(code)).toBe(true);
  const digits = [...code]
    .map((character, index) => (/\d/.test(character) && index < code.length - 2 ? index : -1))
    .filter((index) => index >= 0);
  for (const index of digits) {
    for (let digit = 0; digit < 10; digit += 1) {
      const wrong = code.slice(0, index) + digit + code.slice(index + 1);
      expect(isCertificateCode(wrong)).toBe(wrong === code);
    }
    const swapped =
      code.slice(0, index) + code.charAt(index + 1) + code.charAt(index) + code.slice(index + 2);
    if (digits.includes(index + 1) && swapped !== code) expect(isCertificateCode(swapped)).toBe(false);
  }
});
