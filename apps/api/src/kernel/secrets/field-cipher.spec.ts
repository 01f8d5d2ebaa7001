import { expect, test } from '@jest/globals';
import { FieldCipher } from './field-cipher.js';

const key = (version: number, fill: number) => ({ version, key: Buffer.alloc(32, fill) });
const first = new FieldCipher({ fieldKeys: [key(1, 7)] });
const both = new FieldCipher({ fieldKeys: [key(2, 8), key(1, 7)] });
const second = new FieldCipher({ fieldKeys: [key(2, 8)] });

test('what is sealed is opened again, in its own column and with its own key only', () => {
  const sealed = first.seal('640122197809020036', 'party.id_number');
  expect(first.open(sealed, 'party.id_number')).toBe('640122197809020036');
  expect(sealed.toString('latin1')).not.toContain('6401221978');
  expect(() => first.open(sealed, 'party.phone')).toThrow();
  expect(() => new FieldCipher({ fieldKeys: [key(1, 8)] }).open(sealed, 'party.id_number')).toThrow();
});

test('a changed byte anywhere is noticed', () => {
  const sealed = both.seal('马新雨', 'party.phone');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index]! ^= 1;
    expect(() => both.open(changed, 'party.phone')).toThrow();
  }
});

test('new texts take the newest key, each is read with the key whose version it bears', () => {
  const old = first.seal('a', 'party.phone');
  const renewed = both.seal('b', 'party.phone');
  expect([old[0], renewed[0]]).toEqual([1, 2]);
  expect([both.open(old, 'party.phone'), both.open(renewed, 'party.phone')]).toEqual(['a', 'b']);
  expect(() => second.open(old, 'party.phone')).toThrow('no field key of version 1');
  expect(() => first.open(renewed, 'party.phone')).toThrow('no field key of version 2');
});

/** Made by the code that knew one key and no versions: FIELD_KEY of 32 bytes 7, column party.phone. */
const FORMER = {
  sealed: '018f630685230e349b10f3c7b45e683af2c41f6974ecae114aaf82846cdb6bd31ea9d000abe09c45',
  hash: 'd6393f91700ae18fe0b01f22d0efb60628fa9eb9c9bbc6b144b8b05f30b2d075',
};

test('what was sealed and hashed before keys had versions is of version 1', () => {
  expect(both.open(Buffer.from(FORMER.sealed, 'hex'), 'party.phone')).toBe('13900000001');
  expect(both.lookUp('13900000001')[0]?.toString('hex')).toBe(FORMER.hash);
});

test('the same text is found by the same hashes, one a key, and sealed differently each time', () => {
  expect(first.lookUp('a')).toEqual(first.lookUp('a'));
  expect(first.lookUp('a')).not.toEqual(first.lookUp('b'));
  expect(first.seal('a', 'party.phone')).not.toEqual(first.seal('a', 'party.phone'));
  const [odd, even] = both.lookUp('a');
  expect([first.lookUp('a'), second.lookUp('a')]).toEqual([
    [odd, null],
    [null, even],
  ]);
  expect(odd).not.toEqual(even);
});
