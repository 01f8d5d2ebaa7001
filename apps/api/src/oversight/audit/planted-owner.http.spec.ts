import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { Audited } from '../../testing/audited.js';
import { chainAnew, planted } from '../../testing/planting.js';
import { makeCertificate } from '../../testing/production.js';

let audited: Audited;
beforeAll(async () => {
  audited = await Audited.start();
});
afterAll(() => audited.close());
beforeEach(async () => {
  await audited.owner.query('rollback');
  await audited.sealed();
  expect(await audited.faults()).toEqual([]);
});

const lines = (statements: readonly string[]) =>
  statements.map((sql) => sql.replaceAll('LOT', audited.lotId));
const all = (words: readonly RegExp[]) =>
  expect.arrayContaining(words.map((one) => expect.stringMatching(one)));

const ALTER_DEPOSIT = "update deposit set amount_fen = amount_fen + 1 where lot_id = 'LOT'";

describe('a table is held whatever the database says of it', () => {
  test.each<[string, readonly string[], readonly RegExp[]]>([
    [
      'its shape and its trigger taken away, and a line altered',
      [
        "delete from audit_shape where table_name = 'deposit'",
        'drop trigger noted on deposit',
        ALTER_DEPOSIT,
      ],
      [
        /^表 deposit 在 audit_shape 里的一行不见了$/,
        /^表 deposit 的触发器 noted 不见了$/,
        /^deposit \S+：amount_fen 被绕过记录改过$/,
        /^audit_shape deposit：这一行不见了/,
      ],
    ],
    ['renamed', ['alter table deposit rename to deposit_of_before'], [/^表 deposit 不见了/]],
    ['dropped', ['drop table deposit cascade'], [/^表 deposit 不见了/]],
    [
      'with a trigger that notes nothing',
      [
        'drop trigger noted on lot',
        "create trigger noted after insert or update or delete on lot for each row when (false) execute function audit_note('id')",
      ],
      [/^表 lot 的触发器 noted 被换成了别的$/],
    ],
    [
      'with another column',
      ['alter table sub_account add column owner text'],
      [/^表 sub_account 的列和上次升级写下的不一样$/],
    ],
    [
      'a migration taken out of the list',
      ["delete from schema_migration where name like '0003%'"],
      [/^schema_migration 0003\S+：这一行不见了/],
    ],
  ])('%s', async (_, statements, words) => {
    expect(await planted(audited, lines(statements))).toEqual(all(words));
  });
});

describe('an owner’s part is no cloak', () => {
  const UPGRADE = "set local app.actor = 'upgrade'";
  test.each<[string, readonly string[], readonly RegExp[]]>([
    [
      'a line changed as an upgrade',
      [UPGRADE, ALTER_DEPOSIT],
      [/^deposit \S+：\S+ \S+ 以升级的名义改过，可是那个事务（\d+）里没有升级（变动记录 \d+）$/],
    ],
    [
      'with a migration that the code does not have',
      [UPGRADE, ALTER_DEPOSIT, "insert into schema_migration (name) values ('9999_deposit.sql')"],
      [/^deposit \S+：.*以升级的名义改过/, /^schema_migration 9999_deposit\.sql：.*以升级的名义改过/],
    ],
    [
      'with a migration that is taken out and put in again',
      [
        UPGRADE,
        ALTER_DEPOSIT,
        "delete from schema_migration where name = '0003_trading.sql'",
        "insert into schema_migration (name) values ('0003_trading.sql')",
      ],
      [/^deposit \S+：.*以升级的名义改过/],
    ],
    [
      'with a first calendar, another day of it',
      [
        UPGRADE,
        "insert into work_calendar (date, scope, kind, name, source, confidence) select date '2031-01-02', scope, kind, name, source, confidence from work_calendar limit 1",
      ],
      [/^work_calendar \S+：.*以升级的名义改过/],
    ],
    [
      'with a first value, another day of it',
      [
        UPGRADE,
        "insert into parameter (key, effective_from, value, source) select key, date '2026-11-01', value + 1, source from parameter limit 1",
      ],
      [/^parameter \S+：.*以升级的名义改过/],
    ],
    [
      'a name changed as an exchange of keys',
      ["set local app.actor = 'rotate-keys'", "update party set name = '另一个人' where name = '马新雨'"],
      [/^party \S+：\S+ \S+ 以换钥的名义改了name（变动记录 \d+）$/],
    ],
    [
      'a line of another table, too',
      ["set local app.actor = 'rotate-keys'", ALTER_DEPOSIT],
      [/^deposit \S+：.*以换钥的名义改了amount_fen/],
    ],
    [
      'a role that was made for it and is gone',
      [
        'create role passing superuser',
        'set local session authorization passing',
        "set local app.actor = 'platform'",
        ALTER_DEPOSIT,
        'reset session authorization',
        'drop role passing',
      ],
      [/^deposit \S+：.*被数据库角色 passing 绕过平台改了/],
    ],
    [
      'a role that owns nothing and is not the platform’s',
      [
        'create role guest',
        'grant select, update on party to guest',
        'set local session authorization guest',
        "set local app.actor = 'platform'",
        "update party set name = '另一个人' where name = '马新雨'",
        'reset session authorization',
      ],
      [/^party \S+：.*被数据库角色 guest 绕过平台改了/],
    ],
    [
      'an account of another exchanged for one’s own, as an exchange of keys',
      [
        "set local app.actor = 'rotate-keys'",
        `update party set bank_account_enc = (select o.bank_account_enc from party o where o.name <> '马新雨' limit 1),
           bank_account_hash = (select o.bank_account_hash from party o where o.name <> '马新雨' limit 1)
         where name = '马新雨'`,
      ],
      [/^party \S+：\S+ \S+ 以换钥的名义改了bank_account_enc、bank_account_hash（变动记录 \d+）$/],
    ],
    [
      'what lay sealed sealed with a former key, or not at all',
      [
        "set local app.actor = 'rotate-keys'",
        "update party set phone_enc = '\\x00ff' where phone_enc is not null",
      ],
      [/^party \S+：.*以换钥的名义改了phone_enc/],
    ],
  ])('%s', async (_, statements, words) => {
    expect(await planted(audited, lines(statements), { isPast: false })).toEqual(all(words));
  });

  test('what an exchange of keys may change it changes', async () => {
    const sealed = [
      "set local app.actor = 'rotate-keys'",
      "update party set phone_enc = '\\x0202' where phone_enc is not null",
    ];
    const found = await planted(audited, sealed, { isPast: false });
    expect(found).toEqual([]);
  });
});

describe('a line that was put in past the triggers does not pass for one that was found', () => {
  const PUT_IN = "insert into sub_account (no, bank) values ('9', 'DEPOSIT_BANK')";
  const KEYS = "'{no}'";
  const HAND_WRITTEN =
    "insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after) select 'sub_account', 'FOUND', t.no, 'upgrade', 'postgres', platform_now(), 'TX', to_jsonb(t) from sub_account t where t.no = '9'";
  test.each<[string, readonly string[]]>([
    ['by the function that finds', [PUT_IN, `select audit_find('sub_account', ${KEYS})`]],
    ['by an entry written by hand', [PUT_IN, HAND_WRITTEN]],
    [
      'by an entry with the transaction of a migration',
      [
        PUT_IN,
        HAND_WRITTEN.replace(
          "'TX'",
          "(select tx from audit_entry where table_name = 'schema_migration' limit 1)",
        ),
      ],
    ],
    [
      'with its shape taken away, by the next look for such tables',
      [PUT_IN, "delete from audit_shape where table_name = 'sub_account'", 'select guard_tables()'],
    ],
  ])('%s', async (_, statements) => {
    const found = await planted(audited, statements);
    expect(found).toEqual(
      all([/^sub_account 9：.*写成“本来就有”的（变动记录 \d+），可是在那以前没有它的变动记录$/]),
    );
  });

  test('in a table that never had a line', async () => {
    const { n } = await audited.one<{ n: number }>('select count(*)::int as n from bar');
    const { m } = await audited.one<{ m: number }>(
      "select count(*)::int as m from audit_entry where table_name = 'bar'",
    );
    expect([n, m]).toEqual([0, 0]);
    const found = await planted(audited, [
      "insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after) values ('bar', 'FOUND', 'x', 'upgrade', 'postgres', platform_now(), '1', '{\"id\": \"x\"}')",
    ]);
    expect(found).toEqual(all([/^bar x：.*可是那时没有升级要找这张表$/]));
  });

  test('nor an altered one, found without the column and then with it', async () => {
    const find = (line: string) =>
      `insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, after) select 'deposit', 'FOUND', d.id::text, 'upgrade', 'postgres', platform_now(), '1', ${line} from deposit d where d.lot_id = 'LOT'`;
    const found = await planted(
      audited,
      lines([ALTER_DEPOSIT, find("to_jsonb(d) - 'amount_fen'"), find('to_jsonb(d)')]),
    );
    expect(found).toEqual(all([/^deposit \S+：.*可是那时没有升级要找这张表$/]));
  });

  test('in its place of the chain, too', async () => {
    const found = await planted(audited, async () => {
      for (const sql of [PUT_IN, HAND_WRITTEN]) await audited.owner.query(sql);
      await chainAnew(audited);
    });
    expect(found).toEqual([expect.stringMatching(/^sub_account 9：.*写成“本来就有”的/)]);
  });
});

describe('after a change of the seal', () => {
  const other = async () => new X509Certificate((await makeCertificate('CN=下一枚章')).certificate);
  const days = async () =>
    (
      await audited.owner.query<{ day: string }>(
        "select to_char(day, 'YYYY-MM-DD') as day from public_day order by 1",
      )
    ).rows.map(({ day }) => day);

  test('the next certificate alone holds no former day, and each is named', async () => {
    expect((await days()).length).toBeGreaterThan(1);
    const found = await audited.faults({ certificates: [await other()] });
    expect(found).toEqual(
      (await days()).map((day) => `${day} 的日签：签名不成立（换过章的，请用 --certificate 给出那时的证书）`),
    );
  });

  test('with the former one beside it all of them hold', async () => {
    expect(await audited.faults({ certificates: [await other(), ...audited.trust().certificates] })).toEqual(
      [],
    );
  });
});

test('what a whole forged entry hides is what 0012 says: nothing names it', async () => {
  const app = new URL(audited.platform.config.databaseUrl).username;
  const found = await planted(
    audited,
    lines([
      `insert into audit_entry (table_name, op, row_key, actor, db_role, at, tx, before, after) select 'deposit', 'UPDATE', d.id::text, 'platform', '${app}', platform_now(), '1', jsonb_build_object('amount_fen', to_jsonb(d) -> 'amount_fen'), jsonb_build_object('amount_fen', d.amount_fen + 1) from deposit d where d.lot_id = 'LOT'`,
      ALTER_DEPOSIT,
    ]),
  );
  expect(found).toEqual([]);
});
