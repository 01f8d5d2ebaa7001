import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { ArchiveCollector } from '../../closing/archive/archive-collector.js';
import type { CertificateBook } from '../../closing/certificate/index.js';
import type { FileStore } from '../../kernel/storage/file-store.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { OldDatabase } from '../../testing/old-database.js';
import type { CalendarService } from '../../rules/calendar/index.js';
import { Scans } from './scans.js';
import { Signatures } from './signatures.js';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const [PROJECT, LOT, TALK, LETTER, FALLEN, CONTRACT, SCAN] = [1, 2, 3, 4, 5, 6, 7].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const [SELLER, BUYER, LIAISON] = [11, 12, 13].map(id) as [string, string, string];
const HASH = {
  minutes: 'a'.repeat(64),
  letter: 'b'.repeat(64),
  fallen: 'c'.repeat(64),
  contract: 'd'.repeat(64),
};
const at = (minute: number) => `2026-11-20T01:${String(minute).padStart(2, '0')}:00.000Z`;

let old: OldDatabase;
let tx: EntityManager;
beforeAll(async () => {
  old = await OldDatabase.before('0041');
  tx = { query: (sql: string, values: unknown[]) => old.rows(sql, values) } as unknown as EntityManager;
  for (const account of [SELLER, BUYER, LIAISON])
    await old.put('account', {
      id: account,
      login: account,
      password_hash: '',
      display_name: '甲',
      roles: '{}',
      region_code: '640122000000',
      created_at: at(0),
    });
  const file = { bytes: 1, mime: 'image/png', name: '扫描', created_at: at(0) };
  await old.put('stored_file', { id: SCAN, sha256: 'e'.repeat(64), ...file });
  await old.put('negotiation', {
    id: TALK,
    lot_id: LOT,
    round: 1,
    registration_id: id(20),
    state: 'MINUTES_SIGNED',
    opened_at: at(0),
    minutes_no: 'L-XS01',
  });
  const letter = { lot_id: LOT, registration_id: id(20), file_id: id(21), issued_at: at(10) };
  await old.put('confirmation', { id: FALLEN, no: 'L-QR01', ...letter });
  await old.put('confirmation', { id: LETTER, no: 'L-QR02', ...letter });
  await old.put('contract', {
    id: CONTRACT,
    lot_id: LOT,
    no: 'L-HT01',
    template: '',
    state: 'SIGNED_ALL',
    facts_enc: '',
    price_sub_account: '1',
    file_id: id(22),
    sent_at: at(20),
  });
  const minutes = { minutes_no: 'L-XS01', negotiation_id: TALK, file_hash: HASH.minutes };
  await old.put('minutes_signature', row(minutes, 'TRANSFEROR', LIAISON, 1, SCAN));
  await old.put('minutes_signature', row(minutes, 'APPLICANT', BUYER, 2));
  const fallen = { confirmation_id: FALLEN, file_hash: HASH.fallen };
  await old.put('confirmation_signature', row(fallen, 'TRANSFEREE', BUYER, 11));
  const standing = { confirmation_id: LETTER, file_hash: HASH.letter };
  await old.put('confirmation_signature', row(standing, 'TRANSFEREE', BUYER, 12));
  await old.put('confirmation_signature', row(standing, 'TRANSFEROR', SELLER, 13));
  const contract = { contract_id: CONTRACT, file_hash: HASH.contract };
  await old.put('contract_signature', row(contract, 'TRANSFEREE', BUYER, 21));
  await old.put('contract_signature', row(contract, 'TRANSFEROR', LIAISON, 22, SCAN));
}, 60_000);
afterAll(() => old.close());

function row(paper: object, side: string, account: string, minute: number, scan: string | null = null) {
  const name = side === 'TRANSFEROR' ? '赵禾田' : '马长河';
  return { ...paper, side, account_id: account, name, at: at(minute), scan_file_id: scan };
}

describe('signatures of earlier days', () => {
  test('move over, each under its paper and with its side', async () => {
    expect(await old.bringUpToDate()).toContain('0041_signature.sql');
    const signatures = new Signatures({} as FileStore, new Scans({} as CalendarService));
    const of = async (kind: 'MINUTES' | 'LETTER' | 'CONTRACT', no: string) =>
      (await signatures.of(tx, kind, no)).map((one) => ({ ...one, at: one.at.toISOString() }));
    expect(await of('MINUTES', 'L-XS01')).toEqual([
      { side: 'TRANSFEROR', name: '赵禾田', isOnPaper: true, at: at(1) },
      { side: 'TRANSFEREE', name: '马长河', isOnPaper: false, at: at(2) },
    ]);
    expect(await of('LETTER', 'L-QR01')).toEqual([
      { side: 'TRANSFEREE', name: '马长河', isOnPaper: false, at: at(11) },
    ]);
    expect(await of('LETTER', 'L-QR02')).toEqual([
      { side: 'TRANSFEREE', name: '马长河', isOnPaper: false, at: at(12) },
      { side: 'TRANSFEROR', name: '赵禾田', isOnPaper: false, at: at(13) },
    ]);
    expect(await of('CONTRACT', 'L-HT01')).toEqual([
      { side: 'TRANSFEREE', name: '马长河', isOnPaper: false, at: at(21) },
      { side: 'TRANSFEROR', name: '赵禾田', isOnPaper: true, at: at(22) },
    ]);
  });

  test('who handed in what is kept with them', async () => {
    expect(
      await old.rows('select kind, side, account_id, file_hash, scan_file_id from signature order by at'),
    ).toEqual(
      [
        ['MINUTES', 'TRANSFEROR', LIAISON, HASH.minutes, SCAN],
        ['MINUTES', 'TRANSFEREE', BUYER, HASH.minutes, null],
        ['LETTER', 'TRANSFEREE', BUYER, HASH.fallen, null],
        ['LETTER', 'TRANSFEREE', BUYER, HASH.letter, null],
        ['LETTER', 'TRANSFEROR', SELLER, HASH.letter, null],
        ['CONTRACT', 'TRANSFEREE', BUYER, HASH.contract, null],
        ['CONTRACT', 'TRANSFEROR', LIAISON, HASH.contract, SCAN],
      ].map(([kind, side, account_id, file_hash, scan_file_id]) => ({
        kind,
        side,
        account_id,
        file_hash,
        scan_file_id,
      })),
    );
  });

  test('stand in the archive as they did', async () => {
    const lot = { id: LOT, projectId: PROJECT } as LotEntity;
    const { record } = await new ArchiveCollector({} as CertificateBook).collect(tx, lot);
    const letter = { issued_at: at(10), refusals: null };
    expect(record['confirmations']).toEqual([
      { no: 'L-QR01', ...letter, side: 'TRANSFEREE', name: '马长河', file_hash: HASH.fallen, at: at(11) },
      { no: 'L-QR02', ...letter, side: 'TRANSFEREE', name: '马长河', file_hash: HASH.letter, at: at(12) },
      { no: 'L-QR02', ...letter, side: 'TRANSFEROR', name: '赵禾田', file_hash: HASH.letter, at: at(13) },
    ]);
    expect(record['signatures']).toEqual([
      { side: 'TRANSFEREE', name: '马长河', file_hash: HASH.contract, at: at(21) },
      { side: 'TRANSFEROR', name: '赵禾田', file_hash: HASH.contract, at: at(22) },
    ]);
  });

  test('can be neither changed nor taken away', async () => {
    for (const statement of ["update signature set name = ''", 'delete from signature'])
      await expect(old.rows(statement)).rejects.toThrow('signature rows are only ever added');
  });
});
