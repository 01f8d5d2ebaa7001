import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { HistoryView } from '@helan/contracts';
import { FIRST_AUDIT_HASH, FIRST_ROOT, dayText, linkOn } from '@helan/domain';
import pg from 'pg';
import { sha256 } from '../../kernel/canonical.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { ENTRY_DIGEST } from './audit-rows.js';
import { AuditSealer } from './audit-sealer.js';
import { findAuditFaults } from './find-faults.js';

let platform: TestPlatform;
let story: Story;
let owner: pg.Client;
let lotId: string;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId, projectId } = await story.trading(['jingmai1', 'jingmai2', 'jingmai3']));
  await story.bid('jingmai1', lotId, 620);
  owner = new pg.Client({ connectionString: platform.config.ownerDatabaseUrl });
  await owner.connect();
  await sealed();
  await platform.advance((await platform.time()) + 86_400_000);
  await sealed();
});
afterAll(async () => {
  await owner.end();
  await platform.close();
});

/** Everything that was written has its place. */
async function sealed(): Promise<void> {
  for (;;) {
    await platform.app.get(AuditSealer).seal();
    const { rows } = await owner.query<{ n: number }>(
      'select count(*)::int as n from audit_entry where seq > coalesce((select max(seq) from audit_link), 0)',
    );
    if (rows[0]!.n === 0) return;
  }
}

const certificates = () => [new X509Certificate(fs.readFileSync(platform.config.sealCertificateFile))];
async function faults(kept: ReadonlyMap<string, string> = new Map()): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: platform.config.databaseUrl });
  await client.connect();
  try {
    return (await findAuditFaults(client, { certificates: certificates(), kept })).faults;
  } finally {
    await client.end();
  }
}
const one = async <T>(sql: string): Promise<T> => (await owner.query(sql)).rows[0] as T;

describe('what is written down', () => {
  test('is who changed what, from what to what, in the transaction of the change', async () => {
    const { id } = await one<{ id: string }>("select id from account where login = 'shenhe'");
    const { rows } = await owner.query<{ actor: string; before: object; after: object; db_role: string }>(
      `select actor, before, after, db_role from audit_entry where table_name = 'registration' and op = 'UPDATE'
       and actor = $1 and after ->> 'state' is not null limit 1`,
      [id],
    );
    expect(rows[0]).toMatchObject({
      actor: id,
      before: { state: expect.any(String) },
      after: { state: expect.any(String) },
      db_role: new URL(platform.config.databaseUrl).username,
    });
    expect(Object.keys(rows[0]!.before)).toEqual(Object.keys(rows[0]!.after));
  });

  test('goes with the transaction: what was rolled back was never', async () => {
    const count = () => one<{ n: number }>('select count(*)::int as n from audit_entry');
    const before = await count();
    await expect(
      platform.dataSource.transaction(async (tx) => {
        await tx.query('update lot set cycles_used = cycles_used + 1 where id = $1', [lotId]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await count()).toEqual(before);
  });

  test('holds no hash of a password, and what is sealed as it lies in its table', async () => {
    const { hashes } = await one<{ hashes: string[] }>(
      `select array_agg(distinct after ->> 'password_hash') as hashes from audit_entry where table_name = 'account'`,
    );
    expect(hashes).toEqual(expect.arrayContaining(['***']));
    expect(hashes!.filter((hash) => hash !== null && hash !== '***')).toEqual([]);
    const { is_same } = await one<{ is_same: boolean }>(
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
      await expect(platform.dataSource.query(sql)).rejects.toThrow('permission denied');
    for (const sql of ["update audit_entry set actor = 'x'", 'delete from audit_link'])
      await expect(owner.query(sql)).rejects.toThrow('only ever added');
  });

  test('cannot be led elsewhere by a temporary table of the same name', async () => {
    const before = await one<{ n: number }>(
      "select count(*)::int as n from audit_entry where table_name = 'lot'",
    );
    await platform.dataSource.transaction(async (tx) => {
      await tx.query('create temp table audit_entry (like public.audit_entry including all) on commit drop');
      await tx.query('update lot set cycles_used = cycles_used + 1 where id = $1', [lotId]);
      await tx.query('update lot set cycles_used = cycles_used - 1 where id = $1', [lotId]);
    });
    const after = await one<{ n: number }>(
      "select count(*)::int as n from audit_entry where table_name = 'lot'",
    );
    expect(after.n).toBe(before.n + 2);
  });

  test('is done for every table but those that are named with a reason', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'noted') order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'audit_entry',
      'audit_link',
      'audit_shape',
      'bid_heartbeat',
      'limit_use',
      'outbox',
      'schema_migration',
      'session_head',
      'session_line',
      'sign_in_place',
      'upload_day',
      'visit_key',
      'visit_trace',
      'visited_lot',
      'web_session',
    ]);
  });
});

describe('the chain', () => {
  test('takes an entry only when none before it can turn up any more', async () => {
    const slow = new pg.Client({ connectionString: platform.config.databaseUrl });
    await slow.connect();
    await slow.query("begin; set local app.actor = 'platform'");
    await slow.query('update lot set cycles_used = cycles_used + 1 where id = $1', [lotId]);
    await platform.dataSource.query('update project set updated_at = platform_now() where id = $1', [
      projectId,
    ]);
    const waiting = () =>
      one<{ n: number }>(
        'select count(*)::int as n from audit_entry where seq > (select max(seq) from audit_link)',
      );
    for (let round = 0; round < 3; round += 1) await platform.app.get(AuditSealer).seal();
    expect((await waiting()).n).toBeGreaterThan(0);
    await slow.query('commit');
    await slow.end();
    await sealed();
    const { rows } = await owner.query<{ seq: string }>('select seq from audit_link order by position');
    const seqs = rows.map(({ seq }) => Number(seq));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(await faults()).toEqual([]);
  });

  test('is part of what is signed at noon', async () => {
    const day = await one<{ audit_position: string; audit_hash: string }>(
      'select audit_position, audit_hash from public_day order by day desc limit 1',
    );
    const link = await one<{ hash: string }>(
      `select hash from audit_link where position = ${day.audit_position}`,
    );
    expect(link.hash).toBe(day.audit_hash);
    const days = await platform.nobody().get<{ audit?: { position: number; hash: string } }[]>('public-days');
    expect(days[0]!.audit).toEqual({ position: Number(day.audit_position), hash: day.audit_hash });
  });
});

/** Done by whoever owns the tables, past every trigger, and looked at before it is undone. */
async function planted(
  statements: readonly string[] | (() => Promise<void>),
  { isPast = true, kept = new Map<string, string>() } = {},
): Promise<readonly string[]> {
  await owner.query('begin');
  if (isPast) await owner.query("set local session_replication_role = 'replica'");
  if (typeof statements === 'function') await statements();
  else for (const sql of statements) await owner.query(sql);
  await owner.query(`set local role ${new URL(platform.config.databaseUrl).username}`);
  const inside = Object.create(owner, {
    query: {
      value: (sql: string, values?: unknown[]) =>
        owner.query(sql.startsWith('begin') ? 'select' : sql, values),
    },
  }) as pg.Client;
  const found = await findAuditFaults(inside, { certificates: certificates(), kept });
  return found.faults;
}

/** The whole chain made anew over what the entries are now. */
async function chainAnew(): Promise<void> {
  const { rows } = await owner.query<{ seq: string; digest: string }>(
    `select e.seq, ${ENTRY_DIGEST} as digest from audit_entry e join audit_link l using (seq) order by e.seq`,
  );
  const links = linkOn(
    { position: 0, hash: FIRST_AUDIT_HASH },
    rows.map(({ seq, digest }) => ({ seq: Number(seq), digest })),
    sha256,
  );
  await owner.query('delete from audit_link');
  await owner.query(
    'insert into audit_link select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])',
    [
      links.map((l) => l.position),
      links.map((l) => l.seq),
      links.map((l) => l.digest),
      links.map((l) => l.hash),
    ],
  );
}

/** All signed days made anew over the chain as it is now, with the platform's own key. */
async function signAnew(): Promise<void> {
  const { rows } = await owner.query<{ day: string }>(
    "select to_char(day, 'YYYY-MM-DD') as day from public_day order by 1",
  );
  let before: { day: string; root: string } | undefined;
  for (const { day } of rows) {
    const { rows: found } = await owner.query<Record<string, string> & { count: number; signed_at: Date }>(
      `select d.tree_root, d.count, d.signed_at, l.position, l.hash
       from public_day d left join audit_link l on l.position = d.audit_position where day = $1`,
      [day],
    );
    const row = found[0]!;
    const root = sha256(
      dayText({
        day,
        prevDay: before?.day ?? null,
        prevRoot: before?.root ?? FIRST_ROOT,
        treeRoot: row['tree_root']!,
        count: row.count,
        signedAt: row.signed_at.toISOString(),
        ...(row['hash'] ? { audit: { position: Number(row['position']), hash: row['hash'] } } : {}),
      }),
    );
    await owner.query(
      'update public_day set prev_root = $2, root = $3, signature = $4, audit_hash = $5 where day = $1',
      [
        day,
        before?.root ?? FIRST_ROOT,
        root,
        await platform.app.get(PaperPress).signText(root),
        row['hash'] ?? null,
      ],
    );
    before = { day, root };
  }
}

const SOME_ENTRY =
  "(select seq from audit_entry where table_name = 'registration' and op = 'UPDATE' order by seq limit 1)";

describe('of what the tables’ owner plants, each is found and named', () => {
  beforeEach(async () => {
    await owner.query('rollback');
    expect(await faults()).toEqual([]);
  });

  test.each<[string, readonly string[], RegExp, boolean?]>([
    [
      'a line that was altered',
      [`update deposit set amount_fen = amount_fen + 1 where lot_id = 'LOT'`],
      /^deposit \S+：amount_fen 被绕过记录改过$/,
    ],
    [
      'a line that was removed',
      ['delete from registration_event where id = (select min(id) from registration_event)'],
      /^registration_event \d+：这一行不见了/,
    ],
    [
      'a line that was added',
      ["insert into sub_account (no, bank) values ('9', 'DEPOSIT_BANK')"],
      /^sub_account 9：这一行没有任何变动记录/,
    ],
    [
      'a line changed by hand, triggers on',
      ["update account set roles = '{SUPERVISOR}' where login = 'shouli'"],
      /^account \S+：.* 被数据库角色 postgres 绕过平台改了/,
      false,
    ],
    [
      'a triggers’ rest while a line changes',
      [
        'alter table party disable trigger noted',
        "update party set name = '另一个人' where name = '马新雨'",
        'alter table party enable trigger noted',
      ],
      /^party \S+：name 被绕过记录改过$/,
      false,
    ],
    [
      'an entry that was altered',
      [`update audit_entry set actor = 'bids' where seq = ${SOME_ENTRY}`],
      /^变动记录 \d+（registration \S+）被改过$/,
    ],
    [
      'an entry that was removed',
      [`delete from audit_entry where seq = ${SOME_ENTRY}`],
      /^变动记录 \d+ 不见了/,
    ],
    [
      'an entry that was put in later',
      [
        "insert into audit_entry (seq, table_name, op, row_key, actor, db_role, at, tx, after) overriding system value values (0, 'lot', 'INSERT', 'x', 'platform', 'x', platform_now(), '1', '{}')",
      ],
      /^变动记录 0（lot x）不在链上/,
    ],
    [
      'a link that was altered',
      ["update audit_link set hash = repeat('a', 64) where position = 5"],
      /^链上第 5 环被改过/,
    ],
    ['a link that was removed', ['delete from audit_link where position = 7'], /^链上第 7 环不见了/],
    [
      'a trigger that was switched off',
      ['alter table lot disable trigger noted'],
      /^表 lot 的触发器 noted 被停用了$/,
    ],
    [
      'a trigger that was taken away',
      ['drop trigger listing_event_append_only on listing_event', 'drop trigger noted on listing_event'],
      /^表 listing_event 的触发器 noted 不见了$/,
    ],
    [
      'a bid that was removed',
      [
        "delete from session_line where seq = (select max(seq) from session_line where kind = 'PRICE') and session_id = (select id from bidding_session where lot_id = 'LOT')",
      ],
      /竞价记录第 \d+ 行不见了/,
    ],
    [
      'a bid whose price was altered',
      ["update session_line set value = '1' where kind = 'PRICE'"],
      /竞价记录第 \d+ 行被改过$/,
    ],
    [
      'a signed day that was altered',
      ['update public_day set count = count + 1 where day = (select max(day) from public_day)'],
      /的日签：日签和它的内容不符$/,
    ],
  ])('%s', async (_, statements, words, isPast = true) => {
    const found = await planted(
      statements.map((sql) => sql.replaceAll('LOT', lotId)),
      { isPast },
    );
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
  });

  test('a chain that was made anew over altered entries, by the head of a noon', async () => {
    const found = await planted(async () => {
      await owner.query(`update audit_entry set actor = 'bids' where seq = ${SOME_ENTRY}`);
      await chainAnew();
    });
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d{4}-\d\d-\d\d 中午签名时，链上第 \d+ 环不是现在这个样子/),
      ]),
    );
  });

  test('all of it, signed anew with the platform’s own key, by a root that somebody wrote down', async () => {
    const { day, root } = await one<{ day: string; root: string }>(
      "select to_char(day, 'YYYY-MM-DD') as day, root from public_day order by public_day.day desc limit 1",
    );
    const everything = async () => {
      await owner.query(`update audit_entry set actor = 'bids' where seq = ${SOME_ENTRY}`);
      await chainAnew();
      await signAnew();
    };
    const mirror = async () =>
      (await planted(everything, { kept: new Map([[day, root]]) })).filter(
        (fault) => !fault.startsWith('public_day'),
      );
    expect(await mirror()).toEqual([`${day} 的日签：和留存的日签不同，这是另一份历史`]);
  });
});

describe('the history of a listing', () => {
  test('is for the supervisor, with a reason that is kept', async () => {
    const supervisor = await platform.as('jianguan');
    const history = await supervisor.post<HistoryView>(
      `projects/${projectId}/history`,
      { reason: '信访件核查' },
      200,
    );
    expect(history.isBlind).toBe(false);
    expect(history.entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['竞价场次', '报名', '保证金', '标段']),
    );
    const bid = history.entries.find(({ what, opName }) => what === '竞价场次' && opName === '改动');
    expect(bid).toMatchObject({ who: expect.stringContaining('平台'), isPast: false });
    const { rows } = await owner.query<{ reason: string; login: string }>(
      `select r.reason, a.login from audit_reading r join account a on a.id = r.account_id where r.project_id = $1`,
      [projectId],
    );
    expect(rows).toEqual([{ reason: '信访件核查', login: 'jianguan' }]);
    const again = await supervisor.post<HistoryView>(
      `projects/${projectId}/history`,
      { reason: '再核一次' },
      200,
    );
    expect(again.entries[0]).toMatchObject({ what: '查阅变动记录', who: '察清和' });
  });

  test('shows what lies sealed as sealed, and no person’s secret', async () => {
    const supervisor = await platform.as('jianguan');
    const { entries } = await supervisor.post<HistoryView>(
      `projects/${projectId}/history`,
      { reason: '核查密文' },
      200,
    );
    const values = entries.flatMap(({ changes }) =>
      changes
        .filter(({ column }) => /_enc$|_hash|salt/.test(column))
        .flatMap(({ before, after }) => [before, after]),
    );
    expect(values.length).toBeGreaterThan(0);
    expect(new Set(values)).toEqual(new Set(['', '（密文）']));
  });

  test('asks for a reason, and is for nobody else', async () => {
    const supervisor = await platform.as('jianguan');
    expect(await supervisor.refused('post', `projects/${projectId}/history`, { reason: '' })).toMatchObject({
      status: 422,
    });
    for (const login of ['nonghu', 'shenhe', 'fuzeren', 'zuzhi', 'chuna'])
      expect(
        await (
          await platform.as(login)
        ).refused('post', `projects/${projectId}/history`, { reason: '看一看吧' }),
      ).toMatchObject({ status: 403 });
  });

  test('says nothing of applicants while the notice stands', async () => {
    const listed = await story.listed();
    await story.register('jingmai1', listed.lotId);
    const supervisor = await platform.as('jianguan');
    const history = await supervisor.post<HistoryView>(
      `projects/${listed.projectId}/history`,
      { reason: '公告期抽查' },
      200,
    );
    expect(history.isBlind).toBe(true);
    const seen = new Set(history.entries.map(({ what }) => what));
    expect([...seen]).toEqual(expect.arrayContaining(['申请', '标段', '公告']));
    for (const blind of ['报名', '报名材料', '保证金']) expect(seen).not.toContain(blind);
  });
});
