import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import type { NoticeRowView, PageView } from '@helan/contracts';
import { ownerUrl } from '../../apps/api/src/kernel/config.js';
import { migrate, migrationFiles, roleOf, withClient } from '../../apps/api/src/kernel/db/index.js';
import { AuditSealer, findAuditFaults, listedGuards } from '../../apps/api/src/oversight/audit/index.js';
import { readReceiptPublicKey } from '../../apps/api/src/kernel/secrets/receipt-signer.js';
import { readChain } from '../../apps/api/src/kernel/secrets/seal-key.js';
import { FormerRelease } from '../../apps/api/src/testing/former-release.js';

jest.setTimeout(240_000);

const MIGRATIONS = 'apps/api/migrations';
const OVER = `state in ('ARCHIVED', 'FAILED', 'WITHDRAWN', 'TERMINATED')`;
/** Rows of what lists are made of that are not as they should be. */
const WRONG_ROWS = `select s.id from listing_row_source s left join listing_row r on r.id = s.id
  where (r.id is null or to_jsonb(r) - 'words' is distinct from to_jsonb(s))`;

/** How it stood after the migrations, and after what happened before the platform was there. */
const seen: Record<string, unknown> = {};
let former: FormerRelease;

/** A database so large that nothing of it is filled in by the migrations; somebody begins, and breaks off. */
async function leaveIt(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const all = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const [{ name }] = (await client.query<{ name: string }>('select current_database() as name')).rows as [
    { name: string },
  ];
  await client.query(`alter database "${name}" set helan.fill_at_once = '0'`);
  await client.query(`update lot set state = 'FAILED' where state = 'LISTED'`);
  await client.query(`update risk_alert set closed_at = raised_at, outcome = 'GONE'`);
  await client.query(
    `insert into social_review (registration_id, tier, opened_at, is_approved, decided_by, decided_at)
     select d.registration_id, 'TOWN', d.decided_at, true, (select id from account where login = 'xiangzhen'), d.decided_at
     from deal d join lot l on l.id = d.lot_id where l.state = 'ARCHIVED'`,
  );
  await migrate(databaseUrl, MIGRATIONS);
  seen['lacking'] = await all(WRONG_ROWS);
  seen['over'] = await all(`select id from lot where ${OVER}`);
  seen['words'] = await all(
    `select l.id from lot l where ${OVER} and exists (
       select from notice n join notice_words w on w.notice_id = n.id where n.lot_id = l.id)`,
  );
  seen['alerts'] = await all('select id from risk_alert where village_code is null');
  seen['reviews'] = await all('select registration_id as id from social_review where village_code is null');
  seen['sides'] = await all(
    `select id from contract where transferor_id is null union all select id from certificate where transferor_id is null`,
  );
  // One of them changes before its turn.
  const [changed] = await all(
    `update lot set state_since = state_since where state = 'ARCHIVED' returning id`,
  );
  seen['changed'] = await all(`${WRONG_ROWS} and s.id = '${changed}'`);
  for (let n = 0; n < 3; n += 1) await client.query('select fill_on(1)');
  seen['noted'] = await all('select max(seq)::text as id from audit_entry');
  seen['begun'] = await all(`select name as id from filling where done_at is null order by place`);
  await client.end();
}

beforeAll(async () => {
  former = await FormerRelease.last(leaveIt);
});
afterAll(() => former.close());

/** By the hand that owns the tables. */
const all = async <T>(sql: string): Promise<T[]> =>
  withClient(ownerUrl(former.platform.config), async (client) => (await client.query(sql)).rows as T[]);

test('the migrations have written what is under way, and left what is over', () => {
  const over = seen['over'] as string[];
  expect(over.length).toBeGreaterThan(1);
  expect([...(seen['lacking'] as string[])].sort()).toEqual([...over].sort());
  expect(seen).toMatchObject({ words: [], changed: [] });
  for (const left of ['alerts', 'reviews', 'sides']) expect([left, seen[left]]).not.toEqual([left, []]);
  expect(seen['begun']).toHaveLength(6);
});

test('the platform fills it in while it runs, each row as it is now', async () => {
  for (;;) {
    const left = await all<{ name: string }>('select name from filling where done_at is null');
    if (left.length === 0) break;
  }
  expect(await all(WRONG_ROWS)).toEqual([]);
  // Of one that is for members alone, what everybody reads.
  expect(
    await all(`select w.notice_id from notice_words w join notice n on n.id = w.notice_id join lot l on l.id = n.lot_id
      where l.terms ->> 'typeCode' in ('T06', 'T10') and w.search <> words_for_all(l.terms, n.no)`),
  ).toEqual([]);
  expect(
    await all(`select n.id from notice n left join notice_words w on w.notice_id = n.id
      where n.kind in ('TRANSFER', 'PURCHASE') and w.notice_id is null`),
  ).toEqual([]);
  const sides = `select c.id from $ c join lot l on l.id = c.lot_id join project p on p.id = l.project_id
    join deal d on d.lot_id = l.id join registration r on r.id = d.registration_id
    where c.transferor_id is distinct from p.transferor_id or c.transferee_id is distinct from r.party_id`;
  expect(await all(sides.replace('$', 'contract'))).toEqual([]);
  expect(await all(sides.replace('$', 'certificate'))).toEqual([]);
  expect(await all('select id from certificate')).not.toEqual([]);
  expect(
    await all('select a.id from risk_alert a where project_id is not null and village_code is null'),
  ).toEqual([]);
  expect(await all('select registration_id from social_review where village_code is null')).toEqual([]);
});

test('lists and searches show what was filled in, and whoever has a part in it finds it', async () => {
  const { items } = await former.platform.nobody().get<PageView<NoticeRowView>>('notices');
  expect(items).toHaveLength(9);
  const found = await former.platform
    .nobody()
    .get<PageView<NoticeRowView>>(`notices?stage=done&${encodeURI('search=兰光村')}`);
  expect(found.items.map(({ lotId }) => lotId)).toContain(former.deal('archived').lotId);
  const own = await (await former.platform.as('nonghu')).get<PageView<{ no: string }>>('certificates');
  expect(own.items).not.toEqual([]);
});

test('a deal goes on, and the check of all changes has nothing against it', async () => {
  const { lotId } = former.deal('suspended');
  await (await former.platform.as('fuzeren')).post(`lots/${lotId}/resumption`, { reason: '路修好了' });
  const [resumed] = await all<{ state: string }>(`select state from listing_row where lot_id = '${lotId}'`);
  expect(resumed).toEqual({ state: 'LISTED' });
  for (;;) {
    await former.platform.app.get(AuditSealer).seal();
    const left = await all<{ n: number }>(
      'select count(*)::int as n from audit_entry where seq > coalesce((select max(seq) from audit_link), 0)',
    );
    if (left[0]!.n === 0) break;
  }
  const { config } = former.platform;
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  const { faults } = await findAuditFaults(client, {
    certificates: readChain(config),
    receiptKeys: [readReceiptPublicKey(config)],
    roles: [roleOf(config.databaseUrl)],
    guards: listedGuards(MIGRATIONS),
    migrations: migrationFiles(MIGRATIONS),
    kept: new Map(),
  }).finally(() => client.end());
  // What was done before is of another role, that of the former release.
  const [noted] = (seen['noted'] as string[]).map(Number);
  const since = faults.filter((fault) => Number(/变动记录 (\d+)）$/.exec(fault)?.[1] ?? 0) > noted!);
  expect(since).toEqual([]);
  const written = `select table_name from audit_entry where seq > ${noted} and op = 'UPDATE' group by 1`;
  expect((await all<{ table_name: string }>(written)).map(({ table_name }) => table_name)).toEqual(
    expect.arrayContaining(['contract', 'certificate', 'filling']),
  );
});
