import { expect, test } from '@jest/globals';
import { calendarFile } from './calendar-file.js';

const AT = { publicUrl: 'https://exchange.example.cn', now: new Date('2026-11-02T01:00:00Z') };

test('a session and a day on which to pay, as RFC 5545 writes them', () => {
  const text = calendarFile(
    [
      {
        key: 'session-1',
        lotId: '1',
        title: `竞价：${'立岗镇先进村集体经营性资产'.repeat(5)}；一、二, 三\\四`,
        link: '/rooms/1',
        at: new Date('2026-11-09T02:00:00Z'),
        minutes: 65,
        isWholeDay: false,
      },
      {
        key: 'payment-2-1',
        lotId: '2',
        title: '付款 19200.00 元',
        link: '/my/contracts/2',
        at: new Date('2026-12-31T00:00:00Z'),
        minutes: 0,
        isWholeDay: true,
      },
    ],
    AT,
  );
  const lines = text.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
  expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  const whole = text.replaceAll('\r\n ', '');
  expect(whole).toContain('DTSTART:20261109T020000Z\r\nDTEND:20261109T030500Z');
  expect(whole).toContain('DTSTART;VALUE=DATE:20261231');
  expect(whole).toContain(`SUMMARY:竞价：${'立岗镇先进村集体经营性资产'.repeat(5)}；一、二\\, 三\\\\四`);
  expect(whole).toContain('UID:session-1@exchange.example.cn');
  expect(whole).toContain('TRIGGER:-PT30M');
});
