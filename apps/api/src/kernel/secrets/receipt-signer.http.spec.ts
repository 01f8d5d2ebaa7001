import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BidRecordView } from '@helan/contracts';
import { verifyRecord } from '../../../../../tools/proof/verify-record.js';
import { admittedTogether, tradedTogether } from '../../testing/sessions.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { ReceiptSigner } from './receipt-signer.js';

let platform: TestPlatform;
let lotId: string;
const device = generateKeyPairSync('ed25519');
const publicKey = device.publicKey.export({ type: 'spki', format: 'der' });
let signatures = 0;

/** A session under a signer that keeps its key elsewhere and takes its time, in the place of the file. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  Object.assign(platform.app.get(ReceiptSigner), {
    publicKey: publicKey.toString('base64'),
    sign: async (text: string) => {
      await new Promise(setImmediate);
      signatures += 1;
      return sign(null, Buffer.from(text), device.privateKey).toString('base64');
    },
  });
  const story = new Story(platform);
  [lotId] = (await admittedTogether(story, ['jingmai1', 'jingmai2'], [{}])) as [string];
  await tradedTogether(
    story,
    [lotId],
    [
      ['jingmai1', 620],
      ['jingmai2', 630],
    ],
  );
});
afterAll(() => platform.close());

test('every signature of a record is made by the signer, and the record names its key', async () => {
  const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
  expect(record.publicKey).toBe(publicKey.toString('base64'));
  expect(signatures).toBe(record.heads.length);
  expect(verifyRecord(record)).toMatchObject({ faults: [], bids: 2 });
  expect(platform.app.get(ReceiptSigner).fingerprint).toBe(
    createHash('sha256').update(publicKey).digest('hex'),
  );
});

test('nothing but the signers opens the files of keys', () => {
  const root = 'apps/api/src';
  const files = (fs.readdirSync(root, { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing'),
  );
  const naming = (setting: string) =>
    files.filter((file) => fs.readFileSync(path.join(root, file), 'utf8').includes(setting)).sort();
  // Two hand the places on, to ask whether what lies there may be used, and for what was signed with it.
  const NAMERS = ['refuse-start.ts', 'check-audit.ts'];
  const reading = (setting: string) => naming(setting).filter((file) => !NAMERS.includes(file));
  expect(reading('receiptKeyFile')).toEqual(['kernel/config.ts', 'kernel/secrets/receipt-signer.ts']);
  for (const setting of ['sealKeyFile', 'sealCertificateFile'])
    expect(reading(setting)).toEqual(['kernel/config.ts', 'kernel/secrets/seal-key.ts']);
  for (const file of NAMERS) expect(fs.readFileSync(path.join(root, file), 'utf8')).not.toContain('readFile');
});
