import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import { AuditSealer } from './audit-sealer.js';
import { Audited } from '../../testing/audited.js';

let audited: Audited;
beforeAll(async () => {
  audited = await Audited.start();
});
afterAll(() => audited.close());

describe('what is written down', () => {
  test('is who changed what, from what to what, in the transaction of the change', async () => {
    const { id } = await audited.one<{ id: string }>("select id from account where login = 'shenhe'");
    const { rows } = await audited.owner.query<{
      actor: string;
      before: object;
      after: object;
      db_role: string;
    }>(
      `select actor, before, after, db_role from audit_entry where table_name = 'registration' and op = 'UPDATE'
       and actor = $1 and after ->> 'state' is not null limit 1`,
      [id],
    );
    expect(rows[0]).toMatchObject({
      actor: id,
      before: { state: expect.any(String) },
      after: { state: expect.any(String) },
      db_role: new URL(audited.platform.config.databaseUrl).username,
    });
    expect(Object.keys(rows[0]!.before)).toEqual(Object.keys(rows[0]!.after));
  });

  test('goes with the transaction: what was rolled back was never', async () => {
    const count = () => audited.one<{ n: number }>('select count(*)::int as n from audit_entry');
    const before = await count();
    await expect(
      audited.platform.dataSource.transaction(async (tx) => {
        await tx.query('update lot set cycles_used = cycles_used + 1 where id = $1', [audited.lotId]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await count()).toEqual(before);
  });

  test('holds no hash of a password, and what is sealed as it lies in its table', async () => {
    const { hashes } = await audited.one<{ hashes: string[] }>(
      `select array_agg(distinct after ->> 'password_hash') as hashes from audit_entry where table_name = 'account'`,
    );
    const { own } = await audited.one<{ own: string[] }>(
      'select array_agg(password_hash) as own from account',
    );
    expect(hashes.filter((hash) => hash !== null).sort()).toEqual([...new Set(own.map(sha256))].sort());
    const { is_same } = await audited.one<{ is_same: boolean }>(
      `select bool_and(e.after ->> 'phone_enc' = p.phone_enc::text) as is_same
       from party p join audit_entry e on e.table_name = 'party' and e.op = 'INSERT' and e.row_key = p.id::text`,
    );
    expect(is_same).toBe(true);
  });

  test('is nothing that the platform could write, change or take away by itself', async () => {
    for (const sql of [
      "insert into audit_entry (table_name, op, row_key, db_role, at, tx) values ('lot', 'UPDATE', 'x', 'x', platform_now(), '1')",
      "update audit_entry set actor = 'x'",
      'delete from audit_entry',
      "update audit_link set hash = 'x'",
      'delete from audit_link',
    ])
      await expect(audited.platform.dataSource.query(sql)).rejects.toThrow('permission denied');
    for (const sql of ["update audit_entry set actor = 'x'", 'delete from audit_link'])
      await expect(audited.owner.query(sql)).rejects.toThrow('only ever added');
  });

  test('cannot be led elsewhere by a temporary table of the same name', async () => {
    const before = await audited.one<{ n: number }>(
      "select count(*)::int as n from audit_entry where table_name = 'lot'",
    );
    await audited.platform.dataSource.transaction(async (tx) => {
      await tx.query('create temp table audit_entry (like public.audit_entry including all) on commit drop');
      await tx.query('update lot set cycles_used = cycles_used + 1 where id = $1', [audited.lotId]);
      await tx.query('update lot set cycles_used = cycles_used - 1 where id = $1', [audited.lotId]);
    });
    const after = await audited.one<{ n: number }>(
      "select count(*)::int as n from audit_entry where table_name = 'lot'",
    );
    expect(after.n).toBe(before.n + 2);
  });

  test('is of lines of a session one note for all that one statement writes, with their signature', async () => {
    const { rows } = await audited.owner.query<{ row_key: string; op: string; actor: string; after: object }>(
      `select e.row_key, e.op, e.actor, e.after from audit_entry e join bidding_session s
         on e.row_key like s.id || '/%' where e.table_name = 'session_line' and s.lot_id = $1 order by e.seq`,
      [audited.lotId],
    );
    const heads = await audited.owner.query<{ place: string; last: number }>(
      `select h.session_id || '/' || h.first_seq as place, h.last_seq as last
       from session_head h join bidding_session s on s.id = h.session_id where s.lot_id = $1 order by h.last_seq`,
      [audited.lotId],
    );
    expect(rows.length).toBeGreaterThan(1);
    const HASH = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(rows).toEqual(
      heads.rows.map(({ place, last }) => ({
        row_key: place,
        op: 'INSERT',
        actor: expect.any(String),
        after: { last, lines: HASH, heads: HASH },
      })),
    );
  });

  test('is done for every table but those that are named with a reason', async () => {
    const { rows } = await audited.owner.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'noted') order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'audit_entry',
      'audit_link',
      'bank_batch',
      'bank_statement_line',
      'bid_heartbeat',
      'delivery',
      'demo_phone',
      'desk_open',
      'due_rest',
      'file_seal',
      'ledger_account',
      'ledger_entry',
      'ledger_line',
      'ledger_link',
      'ledger_noon',
      'limit_use',
      'listing_row',
      'message',
      'notice_words',
      'one_time_code',
      'outbox',
      'outbox_waiting',
      'personal_copy',
      'public_day_leaf',
      'push_subscription',
      'session_head',
      'sign_in_place',
      'upload_day',
      'visit_key',
      'visit_trace',
      'visited_lot',
      'web_session',
      'work_told',
    ]);
  });
});

describe('the chain', () => {
  /** What the platform's role may try: a link of its own choice behind the last one. */
  test.each([
    ['for an entry that there is not', 'l.position + 1, 9000000000000, repeat($$a$$, 64), repeat($$b$$, 64)'],
    ['far behind the last', 'l.position + 7, l.seq + 1, l.digest, l.hash'],
    ['for an entry that has one', 'l.position + 1, l.seq, l.digest, l.hash'],
    [
      'with a hash that does not follow',
      'l.position + 1, (select min(seq) from audit_entry where seq > l.seq), repeat($$a$$, 64), l.hash',
    ],
  ])('takes no link %s, and goes on being sealed', async (_, values) => {
    await audited.sealed();
    await audited.platform.dataSource.query('update project set updated_at = platform_now() where id = $1', [
      audited.projectId,
    ]);
    await expect(
      audited.platform.dataSource.query(
        `insert into audit_link (position, seq, digest, hash)
         select ${values} from (select * from audit_link order by position desc limit 1) l`,
      ),
    ).rejects.toThrow('does not follow in the chain');
    await audited.sealed();
    expect(await audited.faults()).toEqual([]);
  });

  test('takes an entry only when none before it can turn up any more', async () => {
    const slow = new pg.Client({ connectionString: audited.platform.config.databaseUrl });
    await slow.connect();
    await slow.query("begin; set local app.actor = 'platform'");
    await slow.query('update lot set cycles_used = cycles_used + 1 where id = $1', [audited.lotId]);
    await audited.platform.dataSource.query(
      'update party set created_at = platform_now() where id = (select transferor_id from project where id = $1)',
      [audited.projectId],
    );
    const waiting = () =>
      audited.one<{ n: number }>(
        'select count(*)::int as n from audit_entry where seq > (select max(seq) from audit_link)',
      );
    for (let round = 0; round < 3; round += 1) await audited.platform.app.get(AuditSealer).seal();
    expect((await waiting()).n).toBeGreaterThan(0);
    await slow.query('commit');
    await slow.end();
    await audited.sealed();
    const { rows } = await audited.owner.query<{ seq: string }>(
      'select seq from audit_link order by position',
    );
    const seqs = rows.map(({ seq }) => Number(seq));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(await audited.faults()).toEqual([]);
  });

  test('is part of what is signed at noon', async () => {
    const day = await audited.one<{ audit_position: string; audit_hash: string }>(
      'select audit_position, audit_hash from public_day order by day desc limit 1',
    );
    const link = await audited.one<{ hash: string }>(
      `select hash from audit_link where position = ${day.audit_position}`,
    );
    expect(link.hash).toBe(day.audit_hash);
    const days = await audited.platform
      .nobody()
      .get<{ audit?: { position: number; hash: string } }[]>('public-days');
    expect(days[0]!.audit).toEqual({ position: Number(day.audit_position), hash: day.audit_hash });
  });
});
