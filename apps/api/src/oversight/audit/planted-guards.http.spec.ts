import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Audited } from '../../testing/audited.js';
import { planted } from '../../testing/planting.js';

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

const all = (words: readonly RegExp[]) =>
  expect.arrayContaining(words.map((one) => expect.stringMatching(one)));

describe('nothing that lies in the database blinds the check', () => {
  const PUT_IN = "insert into sub_account (no, bank) values ('9', 'DEPOSIT_BANK')";
  const TEXTS = 'text, text, text, text, text, text, text, text';

  test('a function that spells a line as it was', async () => {
    const found = await planted(audited, [
      "update parameter set source = source || '改'",
      `create function public.to_jsonb(r parameter) returns jsonb language sql stable as
         $$ select pg_catalog.to_jsonb(r) || jsonb_build_object('source', left(r.source, -1)) $$`,
    ]);
    expect(found).toEqual(
      all([/^parameter \S+：source 被绕过记录改过$/, /^函数 to_jsonb\(\S+\) 不是升级建的$/]),
    );
  });

  test('a function that spells an entry as it was', async () => {
    const { seq, actor } = await audited.one<{ seq: string; actor: string }>(
      "select seq, actor from audit_entry where table_name = 'registration' and op = 'UPDATE' order by seq limit 1",
    );
    const found = await planted(audited, [
      `update audit_entry set actor = 'bids' where seq = ${seq}`,
      `create function public.jsonb_build_array(bigint, ${TEXTS}, jsonb, jsonb, text, text) returns jsonb language sql stable as
         $$ select pg_catalog.jsonb_build_array($1, $2, $3, $4, case when $1 = ${seq} then '${actor}' else $5 end,
              $6, $7, $8, $9, $10, $11, $12, $13) $$`,
    ]);
    expect(found).toEqual(
      all([/^变动记录 \d+（registration \S+）被改过$/, /^函数 jsonb_build_array\(.*\) 不是升级建的$/]),
    );
  });

  test('a policy that keeps a line from whoever checks', async () => {
    const found = await planted(audited, [
      PUT_IN,
      'alter table sub_account enable row level security',
      "create policy shown on sub_account using (no <> '9')",
    ]);
    expect(found).toEqual(
      all([
        /^表 sub_account 开了行级安全/,
        /^表 sub_account 有行级策略 shown$/,
        /^有一项没有查完，数据库不让读：.*row-level security policy for table "sub_account"/,
      ]),
    );
  });

  test.each<[string, string, RegExp]>([
    [
      'a rule',
      'create rule hidden as on update to sub_account do instead nothing',
      /^表 sub_account 有改写规则 hidden$/,
    ],
    [
      'a table whose lines stand in another one',
      'create table more () inherits (sub_account)',
      /^表 \S*sub_account 有继承它的表 \S*more$/,
    ],
    ['a table of nobody', 'create table more (id uuid primary key)', /^表 more 不是升级建的$/],
    [
      'a function of nobody',
      "create function later() returns text language sql as $$ select 'x' $$",
      /^函数 later\(\) 不是升级建的$/,
    ],
    [
      'an operator',
      'create operator public.=== (leftarg = text, rightarg = text, function = pg_catalog.texteq)',
      /^运算符 \S+ 不是升级建的$/,
    ],
    [
      'a cast',
      'create cast (jsonb as text) with function pg_catalog.jsonb_pretty(jsonb)',
      /^类型转换 jsonb 到 text 不是升级建的$/,
    ],
    [
      'foreign keys that are not looked at',
      'alter table deposit disable trigger all',
      /^表 deposit 的外键检查被停用了$/,
    ],
  ])('%s', async (_, sql, words) => {
    expect(await planted(audited, [sql])).toEqual(all([words]));
  });
});

describe('guards are held by the list that lies beside the migrations', () => {
  const REFUSES_NOTHING = 'returns trigger language plpgsql as $$ begin return new; end $$';
  test.each<[string, RegExp]>([
    [
      'drop trigger ledger_line_balanced on ledger_line',
      /^表 ledger_line 的触发器 ledger_line_balanced 不见了$/,
    ],
    ['drop trigger notice_append_only on notice', /^表 notice 的触发器 notice_append_only 不见了$/],
    [
      'drop trigger audit_entry_append_only on audit_entry',
      /^表 audit_entry 的触发器 audit_entry_append_only 不见了$/,
    ],
    [
      'drop trigger audit_link_append_only on audit_link',
      /^表 audit_link 的触发器 audit_link_append_only 不见了$/,
    ],
    [
      `create or replace function refuse_change() ${REFUSES_NOTHING}`,
      /^函数 refuse_change\(\) 被换成了别的$/,
    ],
    ['alter function audit_note() set search_path = pg_temp, public', /^函数 audit_note\(\) 被换成了别的$/],
    ['drop function keep_deposit_moment() cascade', /^函数 keep_deposit_moment\(\) 不见了$/],
    [
      'create trigger more before update on lot for each row execute function refuse_change()',
      /^表 lot 的触发器 more 不是升级建的$/,
    ],
    [
      'alter table audit_link disable trigger audit_link_append_only',
      /^表 audit_link 的触发器 audit_link_append_only 被停用了$/,
    ],
  ])('%s', async (sql, words) => {
    expect(await planted(audited, [sql])).toEqual(all([words]));
  });
});
