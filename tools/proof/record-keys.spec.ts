import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { fingerprintOf } from './key-fingerprint.js';
import { TERMS, judge, noticeOf, open, recordUnder } from './make-notice.js';
import { type Entry, TEST_KEY, writeRecord } from './make-record.js';

const own = fingerprintOf(recordUnder(noticeOf(TERMS), open).publicKey);
const another = generateKeyPairSync('ed25519').privateKey;
const anothers = fingerprintOf(
  generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
);
const signedBy = (record: ReturnType<typeof recordUnder>, key = TEST_KEY) =>
  writeRecord(record.terms as never, [...record.log] as Entry[], key);

/** The notice of the lot, which the record names, and that of its result. */
function held(keys: { readonly listing?: string; readonly result?: string }) {
  const listing = noticeOf(TERMS, 'GG01', keys.listing === undefined ? {} : { recordKey: keys.listing });
  const record = recordUnder(listing, open);
  const { log, terms } = record;
  const end = { lotNo: terms.lotNo, number: 1, lines: log.length, hash: log.at(-1)!.hash };
  const result = noticeOf(TERMS, 'GG09', {
    session: end,
    ...(keys.result === undefined ? {} : { recordKey: keys.result }),
  });
  return { listing, record, result };
}

describe('a record beside the notice that it names', () => {
  test.each<[string, string | undefined]>([
    ['that names its key', own],
    ['that names it by its first 32 digits', own.slice(0, 32)],
    ['from before notices named it', undefined],
  ])('stands: %s', (_, key) => {
    const { listing, record } = held({ ...(key === undefined ? {} : { listing: key }) });
    expect(judge(true, record, listing).isSound).toBe(true);
  });

  test.each<[string, string]>([
    ['that names another key', anothers],
    ['that names it by too few digits', own.slice(0, 31)],
  ])('falls: %s', (_, key) => {
    const { listing, record } = held({ listing: key });
    const { isSound, lines } = judge(true, record, listing);
    expect(isSound).toBe(false);
    expect(lines.join()).toContain(
      `公告 GG01 写明的签名密钥的指纹是 ${key}，这份文件用的是 ${own}：不是同一把。`,
    );
  });

  test('falls where another key has signed it anew', () => {
    const { listing, record } = held({ listing: own });
    expect(judge(true, signedBy(record), listing).isSound).toBe(true);
    expect(judge(true, signedBy(record, another), listing).isSound).toBe(false);
  });
});

describe('where the key was exchanged in between', () => {
  test('the notice of the result has the last word', () => {
    const { listing, record, result } = held({ listing: anothers, result: own });
    expect(judge(true, record, listing).lines.join()).toContain('平台换过密钥的，请把结果公告也放在一起。');
    expect(judge(true, record, listing, result).isSound).toBe(true);
  });

  test('a record that the former key has signed again falls', () => {
    const { listing, record, result } = held({ listing: own, result: anothers });
    expect(judge(true, record, listing).isSound).toBe(true);
    expect(judge(true, record, listing, result).lines.join()).toContain('公告 GG09 写明的签名密钥的指纹是');
  });
});
