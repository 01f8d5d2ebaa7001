import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FIRST_ROOT, dayText } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { Audited } from '../../testing/audited.js';
import { chainAnew, planted } from '../../testing/planting.js';

let audited: Audited;
beforeAll(async () => {
  audited = await Audited.start();
});
afterAll(() => audited.close());

/** All signed days made anew over the chain as it is now, with the platform's own key. */
async function signAnew(): Promise<void> {
  const { rows } = await audited.owner.query<{ day: string }>(
    "select to_char(day, 'YYYY-MM-DD') as day from public_day order by 1",
  );
  let before: { day: string; root: string } | undefined;
  for (const { day } of rows) {
    const { rows: found } = await audited.owner.query<
      Record<string, string> & { count: number; signed_at: Date }
    >(
      `select d.tree_root, d.count, d.signed_at, d.ledger_root, l.position, l.hash
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
        ...(row['ledger_root'] ? { ledger: row['ledger_root'] } : {}),
      }),
    );
    await audited.owner.query(
      'update public_day set prev_root = $2, root = $3, signature = $4, audit_hash = $5 where day = $1',
      [
        day,
        before?.root ?? FIRST_ROOT,
        root,
        await audited.platform.app.get(PaperPress).signText(root),
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
    await audited.owner.query('rollback');
    await audited.sealed();
    expect(await audited.faults()).toEqual([]);
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
      'a password that was set',
      ["update account set password_hash = reverse(password_hash) where login = 'shouli'"],
      /^account \S+：password_hash 被绕过记录改过$/,
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
    [
      'a notice of a signed day that was altered',
      [
        "update public_day_leaf set hash = 'x' where place = 0 and day = (select max(day) from public_day_leaf)",
      ],
      /^\d{4}-\d\d-\d\d 的公示名单和日签不符$/,
    ],
    [
      'a notice of a signed day that was removed',
      ['delete from public_day_leaf where place = 0 and day = (select max(day) from public_day_leaf)'],
      /^\d{4}-\d\d-\d\d 的公示名单和日签不符$/,
    ],
    [
      'a notice that was added to a signed day',
      [
        "insert into public_day_leaf (day, place, hash, nodes) select max(day), 99, 'x', '{}' from public_day",
      ],
      /^\d{4}-\d\d-\d\d 的公示名单和日签不符$/,
    ],
    [
      'a way to a signed root that was altered',
      ["update public_day_leaf set nodes = '{x}' where place = 0"],
      /^\d{4}-\d\d-\d\d 的公示名单和日签不符$/,
    ],
  ])('%s', async (_, statements, words, isPast = true) => {
    const found = await planted(
      audited,
      statements.map((sql) => sql.replaceAll('LOT', audited.lotId)),
      { isPast },
    );
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
  });

  test('a chain that was made anew over altered entries, by the head of a noon', async () => {
    const found = await planted(audited, async () => {
      await audited.owner.query(`update audit_entry set actor = 'bids' where seq = ${SOME_ENTRY}`);
      await chainAnew(audited);
    });
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d{4}-\d\d-\d\d 中午签名时，链上第 \d+ 环不是现在这个样子/),
      ]),
    );
  });

  test('all of it, signed anew with the platform’s own key, by a root that somebody wrote down', async () => {
    const { day, root } = await audited.one<{ day: string; root: string }>(
      "select to_char(day, 'YYYY-MM-DD') as day, root from public_day order by public_day.day desc limit 1",
    );
    const everything = async () => {
      await audited.owner.query(`update audit_entry set actor = 'bids' where seq = ${SOME_ENTRY}`);
      await chainAnew(audited);
      await signAnew();
    };
    const mirror = async () =>
      (await planted(audited, everything, { trust: { kept: new Map([[day, root]]) } })).filter(
        (fault) => !fault.startsWith('public_day'),
      );
    expect(await mirror()).toEqual([`${day} 的日签：和留存的日签不同，这是另一份历史`]);
  });
});
