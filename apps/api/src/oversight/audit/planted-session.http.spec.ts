import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { headText } from '@helan/domain';
import { migrate } from '../../kernel/db/index.js';
import { Audited } from '../../testing/audited.js';
import { NOT_NOTED } from './audited-tables.js';
import { WHOLE_LINE } from './batch-notes.js';
import { planted } from '../../testing/planting.js';

const MIGRATIONS = 'apps/api/migrations';
/** The migration by which lines of sessions are noted. */
const NOTED = '0115';
/** Those after it that say anew which tables are. */
const SAID_ANEW = ['0261', '0278_noons', '0320', '0348', '0353', '0364'];

/** A lot with a bid from before its lines were noted, and one with a bid from after. */
const lots = { found: '', noted: '' };
let audited: Audited;
let folder: string;
let applied: string[];
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-before-notes-'));
  const before = path.join(folder, 'migrations');
  // Those after it give the tables what the platform of today writes into them.
  const isFormer = (file: string) =>
    ![NOTED, ...SAID_ANEW].some((one) => path.basename(file).startsWith(one));
  fs.cpSync(MIGRATIONS, before, { recursive: true, filter: isFormer });
  fs.cpSync('apps/api/data', path.join(folder, 'data'), { recursive: true });
  audited = await Audited.start({ MIGRATIONS_DIR: before });
  lots.found = audited.lotId;
  applied = await migrate(audited.platform.config.ownerDatabaseUrl!, MIGRATIONS);
  // They came before the word that they need none.
  for (const table of NOT_NOTED.filter((one) => one !== 'session_line'))
    await audited.owner.query(`drop trigger if exists noted on ${table}`);
  const { lotId } = await audited.story.trading(['jingmai1', 'jingmai2']);
  await audited.story.bid('jingmai2', lotId, 640);
  lots.noted = lotId;
  await audited.sealed();
});
afterAll(async () => {
  await audited.close();
  fs.rmSync(folder, { recursive: true });
});

const SESSION = "(select id from bidding_session where lot_id = 'LOT')";
const BID =
  "session_id = SESSION and seq = (select max(seq) from session_line where kind = 'PRICE' and session_id = SESSION)";
const of = (lot: keyof typeof lots, sql: string) =>
  sql.replaceAll('BID', BID).replaceAll('SESSION', SESSION).replaceAll('LOT', lots[lot]);

test('lines from before are noted as found, a session at once, and those that come later by their batches', async () => {
  expect(applied[0]).toMatch(new RegExp(`^${NOTED}`));
  const notes = async (lot: keyof typeof lots) =>
    (
      await audited.owner.query<{ op: string; row_key: string }>(
        of(
          lot,
          "select op from audit_entry where table_name = 'session_line' and row_key like SESSION || '/%'",
        ),
      )
    ).rows.map(({ op }) => op);
  expect(await notes('found')).toEqual(['FOUND']);
  expect(new Set(await notes('noted'))).toEqual(new Set(['INSERT']));
  expect(await audited.faults()).toEqual([]);
});

describe.each(['found', 'noted'] as const)('of a bid that was %s', (lot) => {
  beforeEach(async () => {
    await audited.owner.query('rollback');
    await audited.sealed();
    expect(await audited.faults()).toEqual([]);
  });

  const HEAD =
    'session_id = SESSION and (select l.seq from session_line l where BID) between first_seq and last_seq';
  test.each<[string, string, RegExp]>([
    [
      'whose bid it is',
      `update session_line set registration_id =
         (select r.id from registration r where r.lot_id = 'LOT' and r.id <> registration_id limit 1) where BID`,
      /行被绕过记录改过（变动记录 \d+）$/,
    ],
    ['its amount', 'update session_line set amount_fen = amount_fen + 1 where BID', /行被绕过记录改过/],
    ['its envelope', "update session_line set envelope = 'x' where BID", /行被绕过记录改过/],
    [
      'the end after it',
      "update session_line set end_at = end_at + interval '1 minute' where BID",
      /行被绕过记录改过/,
    ],
    [
      'when it was written',
      "update session_line set recorded_at = recorded_at - interval '1 minute' where BID",
      /行被绕过记录改过/,
    ],
    ['its key', "update session_line set idempotency_key = 'x' where BID", /行被绕过记录改过/],
    ['its signature', `update session_head set signature = reverse(signature) where ${HEAD}`, /的签名不成立/],
    [
      'the root that was signed',
      `update session_head set root = repeat('a', 64) where ${HEAD}`,
      /的签名签的不是这些行$/,
    ],
    ['that it was signed', `delete from session_head where ${HEAD}`, /行的签名不见了$/],
  ])('%s cannot be altered unseen', async (_, sql, words) => {
    const found = await planted(audited, [of(lot, sql)]);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
  });
});

describe('of a session', () => {
  beforeEach(async () => {
    await audited.owner.query('rollback');
    await audited.sealed();
    expect(await audited.faults()).toEqual([]);
  });

  test('a signature by another key is none', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const head = await audited.one<{
      no: string;
      firstSeq: number;
      lastSeq: number;
      lastHash: string;
      root: string;
    }>(
      of(
        'noted',
        `select l.no, h.first_seq as "firstSeq", h.last_seq as "lastSeq", h.last_hash as "lastHash", h.root
         from session_head h, lot l where l.id = 'LOT' and h.session_id = SESSION order by h.last_seq desc limit 1`,
      ),
    );
    const forged = sign(null, Buffer.from(headText(head.no, head)), privateKey).toString('base64');
    const statement = of(
      'noted',
      `update session_head set signature = '${forged}' where session_id = SESSION and last_seq = ${head.lastSeq}`,
    );
    const found = await planted(audited, [statement]);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/的签名不成立/),
        expect.stringMatching(/的签名被绕过记录改过/),
      ]),
    );
    await audited.owner.query('rollback');
    const trust = { receiptKeys: [...audited.trust().receiptKeys, publicKey] };
    const known = await planted(audited, [statement], { trust });
    expect(known).toEqual([expect.stringMatching(/的签名被绕过记录改过（变动记录 \d+）$/)]);
  });

  test('after a change of the receipt key, former signatures hold by the former key alone', async () => {
    const next = generateKeyPairSync('ed25519').publicKey;
    const unsigned = await audited.faults({ receiptKeys: [next] });
    const { n } = await audited.one<{ n: number }>('select count(*)::int as n from session_head');
    expect(unsigned).toHaveLength(n);
    expect(await audited.faults({ receiptKeys: [next, ...audited.trust().receiptKeys] })).toEqual([]);
  });

  test('a note that is written by hand beside an altered line does not fit those before it', async () => {
    const found = await planted(audited, [
      of('noted', `update session_line set amount_fen = amount_fen + 1 where BID`),
      of(
        'noted',
        `insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after)
         select 'session_line', 'INSERT', l.session_id || '/' || l.seq, 'bids', 'platform', platform_now(), '1',
           jsonb_build_object('last', l.seq, 'lines', encode(sha256(convert_to(${WHOLE_LINE}, 'UTF8')), 'hex'), 'heads', '')
         from session_line l where BID`,
      ),
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/行被绕过记录改过/),
        expect.stringMatching(/接不上它前面的，那些行已经写下过/),
      ]),
    );
  });
});
