import { expect, test } from '@jest/globals';
import type { Config } from '../config.js';
import { FieldCipher } from './field-cipher.js';

const cipher = new FieldCipher({ fieldKey: Buffer.alloc(32, 7) } as unknown as Config);

test('what is sealed is opened again, in its own column and with its own key only', () => {
  const sealed = cipher.seal('640122197809020036', 'party.id_number');
  expect(cipher.open(sealed, 'party.id_number')).toBe('640122197809020036');
  expect(sealed.toString('latin1')).not.toContain('6401221978');
  expect(() => cipher.open(sealed, 'party.phone')).toThrow();
  expect(() =>
    new FieldCipher({ fieldKey: Buffer.alloc(32, 8) } as unknown as Config).open(sealed, 'party.id_number'),
  ).toThrow();
});

test('a changed byte anywhere is noticed', () => {
  const sealed = cipher.seal('马新雨', 'party.name');
  for (let index = 1; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index]! ^= 1;
    expect(() => cipher.open(changed, 'party.name')).toThrow();
  }
});

test('the same text is found by the same hash, and sealed differently each time', () => {
  expect(cipher.lookupHash('a')).toEqual(cipher.lookupHash('a'));
  expect(cipher.lookupHash('a')).not.toEqual(cipher.lookupHash('b'));
  expect(cipher.seal('a', 'c')).not.toEqual(cipher.seal('a', 'c'));
});
