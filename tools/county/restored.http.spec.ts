import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, RoomView } from '@helan/contracts';
import { PROPERTY_TYPES } from '@helan/domain';
import pg from 'pg';
import { migrationFiles, roleOf, withClient } from '../../apps/api/src/kernel/db/index.js';
import { readReceiptPublicKey } from '../../apps/api/src/kernel/secrets/receipt-signer.js';
import { readChain } from '../../apps/api/src/kernel/secrets/seal-key.js';
import { FileStore } from '../../apps/api/src/kernel/storage/file-store.js';
import { AuditSealer, findAuditFaults, listedGuards } from '../../apps/api/src/oversight/audit/index.js';
import { prepareDatabase } from '../../apps/api/src/prepare-database.js';
import { bookFaults } from '../../apps/api/src/testing/books.js';
import { createTestDatabase } from '../../apps/api/src/testing/test-database.js';
import { TestPlatform, testConfig } from '../../apps/api/src/testing/test-platform.js';
import { findHints } from '../dev/hints.mjs';
import { readHeader, restoreSnapshot } from './snapshot.mjs';

/** Of the recipe's 65 listings eight have not come so far; one that failed was listed anew. */
const LOTS = 58;

let platform: TestPlatform;
let folder: string;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-county-'));
  const [filesDir, sealDir] = [path.join(folder, 'files'), path.join(folder, 'seal')];
  const settings = {
    FILES_DIR: filesDir,
    SEAL_KEY_FILE: path.join(sealDir, 'key.pem'),
    SEAL_CERTIFICATE_FILE: path.join(sealDir, 'certificate.pem'),
    RECEIPT_KEY_FILE: path.join(sealDir, 'receipt-key.pem'),
  };
  const database = await createTestDatabase();
  await prepareDatabase(testConfig(database, settings));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await restoreSnapshot(client, { filesDir, sealDir, role: roleOf(database.appUrl) });
  await client.end();
  platform = await TestPlatform.start(database, settings);
}, 120_000);
afterAll(async () => {
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const column = async <T = string>(sql: string) =>
  (await platform.dataSource.query<Record<string, T>[]>(sql)).map((row) => Object.values(row)[0]);

/** The chain is linked again, and the signed noons hold it against what it was. */
async function sealed(): Promise<void> {
  const left = `select (select count(*) from audit_entry) - (select count(*) from audit_link)`;
  do await platform.app.get(AuditSealer).seal();
  while (Number((await column(left))[0]) > 0);
}

describe('the county that a start restores', () => {
  test('has books that stand, beside everything that moved money', async () => {
    expect(await bookFaults(platform)).toEqual([]);
  });

  test('stands at the moment at which it was taken', async () => {
    const passed = (await platform.time()) - Date.parse(readHeader().takenAt);
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(120_000);
  });

  test('has lots of every type, and of every state in which one can stay', async () => {
    const codes = PROPERTY_TYPES.map(({ code }) => code);
    expect(await column(`select distinct terms ->> 'typeCode' from lot order by 1`)).toEqual(codes);
    expect(await column('select distinct state from lot order by 1')).toEqual([
      'ARCHIVED',
      'BREACHED',
      'CERTIFIED',
      'CLOSED',
      'CONTRACTING',
      'DEAL_CONFIRMED',
      'FAILED',
      'LISTED',
      'REG_CLOSED',
      'RESULT_PUBLICITY',
      'SETTLED',
      'SETTLING',
      'SUSPENDED',
      'TERMINATED',
      'TRADING',
      'VOIDED',
      'WITHDRAWN',
    ]);
    expect(await column('select count(*)::int from lot')).toEqual([LOTS]);
  });

  test('has three photos of every lot, no two alike, and the ground of each that lies on land', async () => {
    const photos = await column(
      `select count(distinct f.picture_mark)::int from lot l
       join project_document d on d.project_id = l.project_id and d.kind = 'SITE_PHOTO'
       join stored_file f on f.id = d.file_id group by l.id having count(*) = 3`,
    );
    expect(photos).toEqual(Array.from({ length: LOTS }, () => 3));
    // What many households bring on a sheet is not drawn.
    expect(await column('select count(*)::int from parcel where boundary is null')).toEqual([12 + 20]);
  });

  test('has lots of many households, and questions, one of which waits for its answer', async () => {
    expect(
      await column('select count(*)::int from project_household group by project_id order by 1'),
    ).toEqual([12, 20]);
    expect(await column(`select (answer is null) from question order by 1`)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('has a session that runs and three more of the same day', async () => {
    const sessions = await column(
      `select state || to_char(start_at at time zone 'Asia/Shanghai', ' MM-DD HH24:MI') from bidding_session
       where state <> 'WON' order by start_at`,
    );
    expect(sessions).toEqual([
      'FREE 11-02 09:00',
      'SCHEDULED 11-02 10:30',
      'SCHEDULED 11-02 14:00',
      'SCHEDULED 11-02 15:30',
    ]);
  });

  test('has prices that were paid all through the year before', async () => {
    const months = await column(
      `select distinct to_char(dealt_at at time zone 'Asia/Shanghai', 'YYYY-MM') from listing_row
       where unit_price_fen > 0 and total_fen > 0 order by 1`,
    );
    expect(months).toEqual([
      ...['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'],
      ...['2026-05', '2026-07', '2026-08', '2026-09', '2026-10'],
    ]);
  });

  test('has everything that a start names', async () => {
    await platform.app.listen(0, '127.0.0.1');
    const { port } = platform.app.getHttpServer().address() as AddressInfo;
    const hints = await findHints(`http://127.0.0.1:${port}`);
    expect(hints.map((hint) => hint.split('：')[0])).toEqual([
      '正在竞价',
      '今天开始竞价',
      '正在公告，有咨询',
      '多户连片',
      '成交公示',
      '结果有人异议，等受理',
      '中止',
      '受让方违约，在问下一位',
      '受让方违约，下一位接手，价款已付',
      '没人报名，公告延长',
      '流标后再次挂牌',
    ]);
  });

  test('was never altered past what is written down', async () => {
    const { config } = platform;
    await sealed();
    const { faults } = await withClient(config.databaseUrl, (client) =>
      findAuditFaults(client, {
        certificates: readChain(config),
        receiptKeys: [readReceiptPublicKey(config)],
        guards: listedGuards(config.migrationsDir),
        roles: [roleOf(config.databaseUrl), 'helan_app'],
        migrations: migrationFiles(config.migrationsDir),
        kept: new Map(),
      }),
    );
    expect(faults).toEqual([]);
  });

  test('has books that stand', async () => {
    const checker = await platform.as('fuhe');
    expect(await checker.get('finance/ledger-check')).toMatchObject({ faults: [] });
  });

  test('has all of its papers, each with its own content', async () => {
    const store = platform.app.get(FileStore);
    const wanted = await column('select distinct on (sha256) id from stored_file order by sha256');
    expect(wanted.length).toBeGreaterThan(200);
    for (const id of wanted) {
      const file = await store.get(id);
      const hash = createHash('sha256');
      for await (const part of await store.open(file)) hash.update(part as Buffer);
      expect([id, hash.digest('hex')]).toEqual([id, file.sha256]);
    }
  });

  test('goes on: a bid in the session that runs', async () => {
    const [lotId] = await column(`select lot_id from bidding_session where state = 'FREE'`);
    const bidder = await platform.as('jingmai1');
    const room = await bidder.get<RoomView>(`lots/${lotId}/room`);
    expect(room.state).toBe('FREE');
    const amountFen = String(BigInt(room.bidding.currentFen!) + 500n);
    await bidder.post(`lots/${lotId}/bids`, { amountFen }, 201, { 'idempotency-key': 'after-restoring' });
    const { items } = await platform.nobody().get<PageView<unknown>>('notices');
    expect(items.length).toBeGreaterThan(0);
  });
});
