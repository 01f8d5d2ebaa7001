import { expect, test } from '@jest/globals';
import { ConfirmedPhone } from './confirmed-phone';

test('the number is there for the account that showed it, and for no other', () => {
  const phones = new ConfirmedPhone();
  expect(phones.of('a')).toBe('');
  phones.keep('a', '13895310001');
  expect([phones.of('a'), phones.of('b'), phones.of(undefined)]).toEqual(['13895310001', '', '']);
  phones.keep('b', '13895310002');
  expect([phones.of('a'), phones.of('b')]).toEqual(['', '13895310002']);
  phones.keep(undefined, '13895310003');
  expect(phones.of(undefined)).toBe('');
});
