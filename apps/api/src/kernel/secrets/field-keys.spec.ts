import { describe, expect, test } from '@jest/globals';
import { type KeyRow, fingerprintOf, refuseFieldKeys, refuseUnregistered } from './field-key-register.js';
import { connectionName, newestKnown, readFieldKey, readFieldKeys } from './field-keys.js';

const A = 'a1'.repeat(32);
const B = 'b2'.repeat(32);
const key = (version: number, hex: string) => ({ version, key: Buffer.from(hex, 'hex') });

describe('the list of keys', () => {
  test.each([
    ['one', `1:${A}`, [1]],
    ['two, in whatever order', `1:${A},2:${B}`, [2, 1]],
    ['one a line, as files hold them', `2:${B}\n1:${A}\n`, [2, 1]],
    ['a later pair', ` 255:${A} , 254:${B} `, [255, 254]],
  ])('reads %s, newest first', (_, text, versions) => {
    expect(readFieldKeys(text).map(({ version }) => version)).toEqual(versions);
  });

  test.each([
    ['nothing', ' ', '是空的'],
    ['a key without a version', A, '版本:64 位十六进制数'],
    ['a short key', '1:abcd', '版本:64 位十六进制数'],
    ['version 0', `0:${A}`, '版本从 1 到 255'],
    ['version 256', `256:${A}`, '版本从 1 到 255'],
    ['three', `3:${A},2:${B},1:${A}`, '最多写两把'],
    ['a gap', `3:${A},1:${B}`, '版本号要相连'],
    ['one version twice', `2:${A},2:${B}`, '版本号要相连'],
    ['the same key twice', `2:${A},1:${A}`, '同一把'],
  ])('refuses %s and does not repeat it', (_, text, words) => {
    expect(() => readFieldKeys(text)).toThrow(words);
    expect(() => readFieldKeys(text)).not.toThrow(A.slice(0, 16));
  });

  test('a single key is the first', () => {
    expect(readFieldKey(A)).toEqual([key(1, A)]);
    expect(() => readFieldKey('xyz')).toThrow('64 位十六进制数');
  });

  test('a connection tells which is the newest it knows', () => {
    expect(newestKnown(connectionName([key(12, A), key(11, B)]))).toBe(12);
    expect(newestKnown('psql')).toBeUndefined();
  });
});

const row = (version: number, state: KeyRow['state'], hex?: string): KeyRow => ({
  version,
  state,
  fingerprint: hex === undefined ? '' : fingerprintOf(key(version, hex)),
});

describe('keys that the database knows', () => {
  test.each<[string, KeyRow[], ReturnType<typeof key>[], RegExp | undefined]>([
    ['a new database takes any', [], [key(1, A)], undefined],
    ['the same again', [row(1, 'OPEN', A)], [key(1, A)], undefined],
    ['a database from before versions', [row(1, 'OPEN')], [key(1, A)], undefined],
    ['the next beside it', [row(1, 'OPEN', A)], [key(2, B), key(1, A)], undefined],
    [
      'the next alone, once the former is empty',
      [row(2, 'OPEN', B), row(1, 'EMPTY', A)],
      [key(2, B)],
      undefined,
    ],
    [
      'the former beside it still',
      [row(2, 'OPEN', B), row(1, 'EMPTY', A)],
      [key(2, B), key(1, A)],
      undefined,
    ],
    ['another one after that', [row(2, 'OPEN', B), row(1, 'EMPTY', A)], [key(3, A), key(2, B)], undefined],
    ['the former is missing', [row(1, 'OPEN', A)], [key(2, B)], /^数据库里还有用第 1 版密钥加密的资料.*补上/],
    ['the former is missing half way', [row(2, 'OPEN', B), row(1, 'LEAVING', A)], [key(2, B)], /第 1 版/],
    ['only the former', [row(2, 'OPEN', B), row(1, 'OPEN', A)], [key(1, A)], /补上第 2 版/],
    ['the former after all is done', [row(2, 'OPEN', B), row(1, 'EMPTY', A)], [key(1, A)], /补上第 2 版/],
    [
      'another key of the same version',
      [row(1, 'OPEN', A)],
      [key(1, B)],
      /^第 1 版密钥不是数据库登记的那一把/,
    ],
    ['a version too far', [row(1, 'OPEN', A)], [key(3, B)], /下一把要是第 2 版/],
    [
      'the next but one before the former is done',
      [row(2, 'OPEN', B), row(1, 'CLOSED', A)],
      [key(3, A), key(2, B)],
      /^第 1 版密钥还没有换完。请先用第 2 版和它运行 npm run rotate-keys/,
    ],
  ])('%s', (_, rows, keys, words) => {
    const refusal = refuseFieldKeys(rows, keys);
    if (words) expect(refusal).toMatch(words);
    else expect(refusal).toBeUndefined();
  });

  test.each<[string, KeyRow[], ReturnType<typeof key>[], RegExp | undefined]>([
    ['one that is registered', [row(1, 'OPEN', A)], [key(1, A)], undefined],
    [
      'the first of a database',
      [],
      [key(1, A)],
      /^第 1 版密钥还没有在数据库登记。请先运行 npm run migrate。$/,
    ],
    ['the only one of a database from before', [row(1, 'OPEN')], [key(1, A)], /npm run migrate/],
    ['a new one', [row(1, 'OPEN', A)], [key(2, B), key(1, A)], /^第 2 版密钥还没有在数据库登记/],
    ['a wrong one', [row(1, 'OPEN', A)], [key(1, B)], /不是数据库登记的那一把/],
  ])('a start with %s', (_, rows, keys, words) => {
    const refusal = refuseUnregistered(rows, keys);
    if (words) expect(refusal).toMatch(words);
    else expect(refusal).toBeUndefined();
  });
});
