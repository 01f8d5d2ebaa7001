import pg from 'pg';
import { ownerUrl } from '../kernel/config.js';
import { FieldCipher } from '../kernel/secrets/field-cipher.js';
import type { SealedColumn } from '../kernel/secrets/sealed-columns.js';
import type { TestPlatform } from './test-platform.js';

/** The `n`th id of a kind of line. */
export const id = (kind: number, n: string) =>
  `(lpad('${kind}', 8, '0') || '-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const hash = (text: string) => `encode(sha256((${text})::bytea), 'hex')`;
/** One line of a table that others are made like. */
export const like = (table: string, which: string) =>
  `from ${table} t join (select ctid as at from ${table} where ${which} limit 1) one on one.at = t.ctid,`;
export const copy = (table: string, from: string, change: string) =>
  `insert into ${table} overriding system value
   select made.* ${from}, lateral jsonb_populate_record(t, jsonb_build_object(${change})) made`;

/**
 * A county's years around a lot that is listed and has a registration: so many lots that were, a tenth of them of the
 * last twelve months, with parties, notices, registrations, papers, results and payments; every village has its share,
 * every owner ten. Nothing of it is under way.
 */
function years(lots: number): string[] {
  const parties = Math.ceil(lots / 10);
  const ended = "platform_now() - interval '120 months' * (n::float8 / " + lots + ')';
  const each = `generate_series(1, ${lots}) n`;
  const village = 'villages.codes[1 + n % cardinality(villages.codes)]';
  const villages = `(select array_agg(code order by code) as codes from region where length(code) = 12) villages`;
  const owner = id(1, `1 + n % ${parties}`);
  return [
    copy(
      'party',
      `${like('party', 'id = $party')} generate_series(1, ${parties}) n, ${villages}`,
      `'id', ${id(1, 'n')}, 'name', chr(19968 + n % 500) || chr(20468 + n % 7919) || chr(20968 + n % 1009),
       'id_number_hash', '\\x' || ${hash("'party' || n")}, 'village_code', ${village}`,
    ),
    copy(
      'account',
      `${like('account', 'party_id = $party')} generate_series(1, ${parties}) n`,
      `'id', ${id(2, 'n')}, 'login', 'filled-' || n, 'display_name', '某' || n, 'party_id', ${id(1, 'n')},
       'phone_enc', null, 'phone_hash', null, 'phone_hash_even', null`,
    ),
    copy(
      'project',
      `${like('project', 'id = $project')} ${each}, ${villages}`,
      `'id', ${id(3, 'n')}, 'no', 'XM' || n, 'transferor_id', ${owner}, 'created_at', ${ended},
       'next_due_at', null, 'step_due_at', null, 'type_code', 'T' || lpad((1 + n % 14)::text, 2, '0'),
       'village_code', ${village}, 'application', jsonb_build_object('title', '第' || n || '号', 'right', t.application -> 'right',
         'priceUnit', t.application -> 'priceUnit', 'startPriceYuan', '600', 'villageCode', ${village},
         'attributes', jsonb_build_object('category', 'WORKS'), 'contractNo', lpad(n::text, 18, '0') || 'J')`,
    ),
    copy(
      'lot',
      `${like('lot', 'id = $lot')} ${each}, ${villages}`,
      `'id', ${id(4, 'n')}, 'project_id', ${id(3, 'n')}, 'no', 'BD' || n, 'next_due_at', null, 'step_due_at', null,
       'state', (array['ARCHIVED', 'FAILED', 'ARCHIVED', 'CERTIFIED'])[1 + n % 4], 'state_since', ${ended},
       'registration_ends_at', ${ended},
       'terms', jsonb_build_object('villageCode', ${village}, 'isRelay', false, 'title', '第' || n || '号',
         'typeCode', 'T' || lpad((1 + n % 14)::text, 2, '0'), 'price', t.terms -> 'price')`,
    ),
    copy(
      'notice',
      `${like('notice', 'lot_id = $lot')} generate_series(1, 2 * ${lots}) n`,
      `'id', ${id(5, 'n')}, 'no', 'GG' || n, 'lot_id', ${id(4, '1 + n / 2 % ' + lots)},
       'project_id', ${id(3, '1 + n / 2 % ' + lots)}, 'content', '{}'::json, 'supersedes_id', null, 'search', null,
       'kind', case when n % 2 = 0 then t.kind else 'RESULT' end,
       'prev_hash', ${hash("'notice' || n - 1")}, 'content_hash', ${hash("'notice' || n")},
       'published_at', platform_now() - interval '120 months' * (1 - n::float8 / (2 * ${lots} + 1)) - interval '2 days'`,
    ),
    copy(
      'registration',
      `${like('registration', 'lot_id = $lot')} generate_series(1, 2 * ${lots}) n`,
      `'id', ${id(6, 'n')}, 'lot_id', ${id(4, '1 + n / 2 % ' + lots)}, 'state', 'LOST', 'paddle', null,
       'party_id', ${id(1, `1 + n % ${parties}`)}, 'account_id', ${id(2, `1 + n % ${parties}`)}, 'next_due_at', null`,
    ),
    copy(
      'stored_file',
      `${like('stored_file', 'true')} ${each}`,
      `'id', ${id(7, 'n')}, 'sha256', ${hash('n::text')}`,
    ),
    copy(
      'registration_document',
      `${like('registration_document', 'true')} ${each}`,
      `'id', ${id(8, 'n')}, 'registration_id', ${id(6, 'n')}, 'file_id', ${id(7, 'n')}`,
    ),
    copy(
      'listing_event',
      `${like('listing_event', 'lot_id = $lot')} generate_series(1, 4 * ${lots}) n`,
      `'id', 1000000 + n, 'project_id', ${id(3, '1 + n / 4 % ' + lots)}, 'lot_id', ${id(4, '1 + n / 4 % ' + lots)}`,
    ),
    copy(
      'subject_claim',
      `${like('subject_claim', 'project_id = $project')} ${each}`,
      `'id', ${id(9, 'n')}, 'project_id', ${id(3, 'n')}, 'subject_key', 'T01:' || n, 'is_active', false`,
    ),
    `insert into risk_alert (id, project_id, village_code, code, level, evidence, raised_at, finding, outcome, closed_at)
     select ${id(10, 'n')}, ${id(3, 'n')}, ${village}, 'R09', (array['YELLOW', 'RED'])[1 + n % 2], 'n' || n, ${ended},
       '', 'GONE', ${ended} from ${each}, ${villages}`,
    `insert into deal (lot_id, registration_id, manner, unit_price_fen, total_fen, publicity_ends_at, decided_at, confirmed_at)
     select ${id(4, 'n')}, ${id(6, '2 * n')}, 'BIDDING', 50000 + n % 997, 100000, ${ended}, ${ended}, ${ended}
     from ${each} where n % 4 <> 1`,
    `insert into paid_price
     select d.lot_id, p.type_code, p.application ->> 'right', p.application ->> 'priceUnit', d.unit_price_fen * 100,
       d.confirmed_at, true
     from deal d join lot l on l.id = d.lot_id join project p on p.id = l.project_id
     where d.confirmed_at > platform_now() - interval '12 months'
     on conflict do nothing`,
    `insert into price_median
     select type_code, right_name, unit, total, place - 1, price, lot_id
     from (select p.*, row_number() over (partition by type_code order by price, lot_id) as place,
             count(*) over (partition by type_code) as total from paid_price p) ranked
     where place = (total + 1) / 2
     on conflict do nothing`,
    `insert into payment_order (id, key, kind, bank, subject, lot_id, payee_name, payee_account_enc, amount_fen, state, created_at)
     select ${id(11, 'n')}, 'payout:' || ${id(12, 'n')} || ':1:0', 'PAYOUT', 'PRICE_BANK', 'BD' || n, ${id(4, 'n')}, '某',
       $sealed(payment_order.payee_account), 100, 'CONFIRMED', ${ended} from ${each}`,
    // What triggers keep beside it.
    'insert into listing_row select * from listing_row_source on conflict do nothing',
    // Ground is let, what is no ground is sold: words that most have, and never with each type.
    `insert into notice_words
     with words as materialized (
       select code, is_ground, to_tsvector('simple', cjk_grams(name || case when is_ground then '水浇地出租' else '设施转让' end)) as search
       from region, (values (true), (false)) kinds (is_ground) where length(code) = 12)
     select n.id, n.published_at, l.terms ->> 'typeCode', w.code, w.search || listing_marks(l.terms ->> 'typeCode', w.code)
     from notice n join lot l on l.id = n.lot_id
     join words w on w.code = l.terms ->> 'villageCode' and w.is_ground = (l.terms ->> 'typeCode' < 'T11')
     where n.kind in ('TRANSFER', 'PURCHASE') on conflict do nothing`,
  ];
}

/** Fills a platform that has one lot listed, by its owner's hand and without its triggers. */
export async function fillYears(
  platform: TestPlatform,
  { projectId, lotId }: { readonly projectId: string; readonly lotId: string },
  lots: number,
): Promise<void> {
  const [row] = await platform.asOwner<{ id: string }>(
    'select transferor_id as id from project where id = $1',
    [projectId],
  );
  const templates = { $project: projectId, $lot: lotId, $party: row!.id };
  await fill(
    platform,
    years(lots).map((sql) =>
      sql.replace(/\$(project|lot|party)\b/g, (name) => `'${templates[name as keyof typeof templates]}'`),
    ),
  );
}

/** Runs statements by the hand of the tables' owner, without triggers; `$sealed(column)` is a text sealed for it. */
export async function fill(platform: TestPlatform, statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl(platform.config) });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query("set local session_replication_role = 'replica'");
    for (const sql of statements) await owner.query(withSealed(platform, sql));
    await owner.query('commit');
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
}

function withSealed({ app }: TestPlatform, sql: string): string {
  const sealed = (column: string) => app.get(FieldCipher).seal('640122196203150026', column as SealedColumn);
  return sql.replace(
    /\$sealed\(([\w.]+)\)/g,
    (_, column: string) => `'\\x${sealed(column).toString('hex')}'`,
  );
}
