import { createHash, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { SessionTermsView } from '@helan/contracts';
import { writeRecord } from './make-record.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

type Line = SessionRecord['log'][number];

/** A record one line of which says something else. */
export function withLine(record: SessionRecord, place: number, change: Partial<Line>): SessionRecord {
  const log = record.log.map((line, index) => (index === place ? { ...line, ...change } : line));
  return { ...record, log };
}

/**
 * Each change is found as it stands; once the chain is hashed again, by the signatures; once another has signed
 * it, by the key of the notice; once the platform itself has signed it, by the line that a bidder kept.
 */
export function findsTampering(
  good: () => SessionRecord,
  changed: readonly (readonly [string, () => SessionRecord])[],
): void {
  const again = (record: SessionRecord, key?: ReturnType<typeof generateKeyPairSync>['privateKey']) =>
    writeRecord(record.terms as unknown as SessionTermsView, record.log as never, key);

  test.each(changed)('%s', (_, make) => expect(verifyRecord(make()).faults).not.toEqual([]));

  test.each(changed)('%s, and the whole chain hashed again: by the signatures', (_, make) => {
    const record = make();
    expect(verifyRecord({ ...record, log: again(record).log }).faults.join()).toMatch(/签名/);
  });

  const another = generateKeyPairSync('ed25519').privateKey;
  test.each(changed)('%s, hashed and signed again by another: by the key of the notice', (_, make) => {
    const publicKey = Buffer.from(good().publicKey, 'base64');
    const keyFingerprint = createHash('sha256').update(publicKey).digest('hex');
    expect(verifyRecord(again(make(), another), { keyFingerprint }).faults).toContain(
      '签名用的不是公告写明的平台密钥。',
    );
  });

  test.each(changed)(
    '%s, hashed and signed again by the platform itself: by the line a bidder kept',
    (_, make) => {
      const kept = { lineHash: good().log.at(-1)!.hash };
      expect(verifyRecord(good(), kept).faults).toEqual([]);
      expect(verifyRecord(again(make()), kept).faults).toContain('记录里没有您留存的那一行。');
    },
  );
}
