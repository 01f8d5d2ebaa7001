import { expect, test } from '@jest/globals';
import { archiveNumber, contractNumber, lotNumber, noticeNumber, projectNumber } from './numbering.js';
import {
  certificateCode,
  certificateNumber,
  isCertificateCode,
  readCertificateName,
} from './certificate-number.js';

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

test.each([
  [1, '贺农鉴字〔2026〕第0001号'],
  [9_999, '贺农鉴字〔2026〕第9999号'],
  [10_000, '贺农鉴字〔2026〕第10000号'],
  [999_999, '贺农鉴字〔2026〕第999999号'],
])('certificate %i of a year is %s, and is read as that', (serial, no) => {
  expect(certificateNumber(2026, serial)).toBe(no);
  expect(readCertificateName(no)).toEqual({ no });
});

test('neither number nor code is made of a serial that no reader takes', () => {
  for (const make of [certificateNumber, certificateCode]) expect(() => make(2026, 1_000_000)).toThrow();
});

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

test.each([
  ['贺农鉴字〔2026〕第0001号', '贺农鉴字〔2026〕第0001号'],
  ['贺农鉴字[2026]第0001号', '贺农鉴字〔2026〕第0001号'],
  ['贺农鉴字（2026）第0001号', '贺农鉴字〔2026〕第0001号'],
  ['贺农鉴字【2026】第0001号', '贺农鉴字〔2026〕第0001号'],
  ['贺农鉴字(2026) 第１号', '贺农鉴字〔2026〕第0001号'],
  ['贺农鉴字2026第0001号', '贺农鉴字〔2026〕第0001号'],
  ['贺农鉴字﹝2026﹞0001', '贺农鉴字〔2026〕第0001号'],
])('%s is the number %s', (text, no) => expect(readCertificateName(text)).toEqual({ no }));

test.each([
  'HLNQ-2026-000001-N',
  'HLNQ－2026－000001－N',
  'HLNQ—2026—000001—N',
  'HLNQ2026000001N',
  'hlnq-2026-000001-n',
  'ＨＬＮＱ 2026 000001 Ｎ',
  '\u200bHLNQ–2026–000001–N ',
])('%s is a code', (text) => expect(readCertificateName(text)).toEqual({ code: 'HLNQ-2026-000001-N' }));

test.each([
  '',
  '第0001号',
  '贺农鉴字〔2026〕第号',
  '贺农鉴字〔26〕第0001号',
  '贺农鉴字〔2026〕第0000号',
  '贺农鉴字〔2026〕第00001号',
  '贺农鉴字〔2026〕第010000号',
  '贺农鉴字〔2026〕第1000000号',
  'HLNQ-2026-000001',
  'HLNQ-2026-000001-M',
  'HLNQ-2026-00001-N',
])('%j is incomplete', (text) => expect(readCertificateName(text)).toBeUndefined());
