import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { Sealers } from '../../../../tools/deal/sealers.js';
import { sealersOf } from './sealing.js';
import { createTestDatabase } from './test-database.js';
import { TestPlatform } from './test-platform.js';

const FORMER = 'tools/upgrade/former-release';
const LATER = 'tools/upgrade/later-release';
const LAST = 'tools/upgrade/last-release';

export interface FormerDeal {
  readonly lotId: string;
  readonly projectId: string;
}

interface Taken {
  readonly takenAt: string;
  readonly lots: Readonly<Record<string, FormerDeal>>;
  /** The platform's key for what was bid, PKCS #8 in base64. */
  readonly receiptKey: string;
  readonly holderKeys: Readonly<Record<string, { publicKey: string; privateKey: string }>>;
}

/** The database of a former release with its papers, brought up by the platform of today at the moment it was taken. */
export class FormerRelease {
  private constructor(
    readonly platform: TestPlatform,
    readonly sealers: Sealers,
    private readonly taken: Taken,
  ) {}

  static start(): Promise<FormerRelease> {
    return FormerRelease.from(FORMER);
  }

  /** The release after that one, with the stages that stand between the others. */
  static later(): Promise<FormerRelease> {
    return FormerRelease.from(LATER);
  }

  /** The last one before today's, with deals under way; something may be done before the platform starts on it. */
  static last(before?: (databaseUrl: string) => Promise<void>): Promise<FormerRelease> {
    return FormerRelease.from(LAST, before);
  }

  private static async from(
    folder: string,
    before?: (databaseUrl: string) => Promise<void>,
  ): Promise<FormerRelease> {
    const taken = JSON.parse(fs.readFileSync(path.join(folder, 'deals.json'), 'utf8')) as Taken;
    const database = await createTestDatabase();
    await run(database.url, gunzipSync(fs.readFileSync(path.join(folder, 'database.sql.gz'))).toString());
    // However long migrations and start take, no session that ran stands still meanwhile: they come before its moment.
    await run(
      database.url,
      `update public.platform_clock set ahead = $1::timestamptz - interval '5 minutes' - clock_timestamp()`,
      [taken.takenAt],
    );
    await before?.(database.url);
    const filesDir = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-former-files-'));
    execFileSync('tar', ['-xzf', path.join(folder, 'files.tar.gz'), '-C', filesDir]);
    const keyFile = path.join(filesDir, 'receipt-key.pem');
    fs.writeFileSync(keyFile, pemOf(taken.receiptKey));
    const platform = await TestPlatform.start(database, { FILES_DIR: filesDir, RECEIPT_KEY_FILE: keyFile });
    await platform.advance(taken.takenAt);
    const sealers = sealersOf(platform);
    for (const [login, { publicKey, privateKey }] of Object.entries(taken.holderKeys))
      sealers.takeKey(login, { publicKey, privateKey: new Uint8Array(Buffer.from(privateKey, 'base64')) });
    return new FormerRelease(platform, sealers, taken);
  }

  deal(name: string): FormerDeal {
    const found = this.taken.lots[name];
    if (!found) throw new Error(`no deal is called ${name}`);
    return found;
  }

  close(): Promise<void> {
    return this.platform.close();
  }
}

function pemOf(receiptKey: string): string {
  const key = createPrivateKey({ key: Buffer.from(receiptKey, 'base64'), format: 'der', type: 'pkcs8' });
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

async function run(url: string, sql: string, values?: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql, values);
  await client.end();
}
