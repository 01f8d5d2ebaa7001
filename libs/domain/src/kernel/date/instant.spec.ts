import { expect, test } from '@jest/globals';
import { momentText, readArrival, readInstant } from './index.js';

test.each([
  ['2027-01-18T16:30:00+08:00', '2027-01-18T08:30:00.000Z'],
  ['2027-01-18T08:30Z', '2027-01-18T08:30:00.000Z'],
  ['2027-01-18t08:30:00.25z', '2027-01-18T08:30:00.250Z'],
  ['２０２７-01-18T16:30:00＋08:00', '2027-01-18T08:30:00.000Z'],
])('%s is %s', (text, iso) => expect(readInstant(text)).toBe(Date.parse(iso)));

test.each([
  ['2027-01-18T16:30:00', 'instant.without-zone'],
  ['2027-01-18T16:30', 'instant.without-zone'],
  ['2026-W45-1', 'instant.unreadable'],
  ['2026-W45-1T09:30:00Z', 'instant.unreadable'],
  ['2026-306', 'instant.unreadable'],
  ['2026-306T09:30:00Z', 'instant.unreadable'],
  ['20261102T093000', 'instant.unreadable'],
  ['20261102T093000Z', 'instant.unreadable'],
  ['2026-02-30T09:30:00Z', 'instant.unreadable'],
  ['2026-11-02T24:00:00Z', 'instant.unreadable'],
  ['2026-11-02T09:60:00Z', 'instant.unreadable'],
  ['2026-11-02T09:30:00+15:00', 'instant.unreadable'],
  ['2026-11-02', 'instant.unreadable'],
  ['tomorrow', 'instant.unreadable'],
  ['', 'instant.unreadable'],
  ['1900-11-02T09:30:00Z', 'instant.other-century'],
  ['2300-01-01T00:00:00Z', 'instant.other-century'],
])('%s is refused: %s', (text, code) => expect(readInstant(text)).toMatchObject({ code }));

test.each([
  ['2027-01-18', { at: Date.parse('2027-01-17T16:00:00Z'), isWholeDay: true }],
  ['2027/1/18', { at: Date.parse('2027-01-17T16:00:00Z'), isWholeDay: true }],
  ['2027-01-18T08:30:00Z', { at: Date.parse('2027-01-18T08:30:00Z'), isWholeDay: false }],
  ['1900-01-18', { code: 'instant.unreadable' }],
  ['2027-02-29', { code: 'instant.unreadable' }],
  ['2027-01-18T16:30:00', { code: 'instant.without-zone' }],
])('an arrival on %s', (text, found) => expect(readArrival(text)).toMatchObject(found));

test.each([
  ['2027-01-18', '09:30', '2027-01-18T01:30:00.000Z'],
  ['', '09:30', ''],
  ['2027-01-18', '', ''],
])('%s %s in a form is %s', (date, time, text) => expect(momentText(date, time)).toBe(text));
