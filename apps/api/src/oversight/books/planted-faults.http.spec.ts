import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { LedgerChain, LedgerService } from '../../money/ledger/index.js';
import { Bank } from '../../testing/bank.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { BOOK_CHECKS, findBookFaults, findInTransaction } from './index.js';

let platform: TestPlatform;
let owner: pg.Client;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const bank = new Bank(platform, () => 0);
  // A deal that is paid and paid out, one whose bidders have paid their deposits, and money that is nobody's.
  await story.settled();
  await story.trading(['jingmai1', 'jingmai2', 'jingmai3']);
  await bank.strangerPays();
  await platform.dataSource.transaction((tx) =>
    platform.app.get(LedgerService).reserve(
      tx,
      'payment-under-way',
      [
        { account: 'DEPOSITS_HELD', subject: 'nobody', debitFen: 0n, creditFen: 5n },
        { account: 'DEPOSIT_BANK', subject: 'nobody', debitFen: 5n, creditFen: 0n },
      ],
      new Date('2036-01-01T00:00:00Z'),
    ),
  );
  owner = new pg.Client({ connectionString: platform.config.ownerDatabaseUrl });
  await owner.connect();
  await sealed();
}, 240_000);
afterAll(async () => {
  await owner.end();
  await platform.close();
});

async function sealed(): Promise<void> {
  const chain = platform.app.get(LedgerChain);
  for (;;) {
    await chain.seal();
    const { rows } = await owner.query<{ n: number }>(
      'select count(*)::int as n from ledger_entry where id > coalesce((select max(entry_id) from ledger_link), 0)',
    );
    if (rows[0]!.n === 0) return;
  }
}

/** By whoever owns the tables, with all triggers off; undone afterwards. A statement that changes nothing is no plant. */
async function planted(statements: readonly string[]): Promise<readonly string[]> {
  await owner.query('begin');
  try {
    await owner.query("set local session_replication_role = 'replica'");
    for (const sql of statements) {
      const { rowCount, command } = await owner.query(sql);
      if (command !== 'ALTER' && !rowCount) throw new Error(`nothing was changed by: ${sql}`);
    }
    return (await findInTransaction(owner)).faults;
  } finally {
    await owner.query('rollback');
  }
}

const ENTRY = (like: string) => `(select min(id) from ledger_entry where key like '${like}')`;
const COVERED = 'alter table ledger_account drop constraint ledger_account_covered';
const HELD = "(select registration_id::text from deposit where state = 'HELD' order by id limit 1)";
const WON = '(select l.no from lot l join contract c on c.lot_id = l.id limit 1)';
const ORDER = (kind: string) =>
  `(select id from payment_order where kind = '${kind}' and state = 'CONFIRMED' order by id limit 1)`;
const RECEIPT = (state: string) =>
  `(select id from bank_receipt where state = '${state}' order by id limit 1)`;

test('the books of deals that were played stand', async () => {
  expect(await findBookFaults(owner)).toMatchObject({ faults: [] });
});

test('each check is called by a name of its own', () => {
  expect(new Set(BOOK_CHECKS.map(({ name }) => name)).size).toBe(BOOK_CHECKS.length);
});

describe('of what is planted, each is found and named', () => {
  test.each<[string, readonly string[], RegExp]>([
    [
      '1 a balance that was raised',
      [
        `update ledger_account set credit_fen = credit_fen + 100 where account = 'DEPOSITS_HELD' and subject = ${HELD}`,
      ],
      /^其他应付款—交易保证金 \S+ 的余额和借贷行的合计不符$/,
    ],
    [
      '2 an account whose row is gone',
      [`delete from ledger_account where account = 'PRICES_HELD' and subject = ${WON}`],
      /^PRICES_HELD \S+ 的借贷有发生额，明细户不见了$/,
    ],
    [
      '3 an entry altered on both of its lines, and its accounts with it',
      [
        `update ledger_line set debit_fen = debit_fen * 2, credit_fen = credit_fen * 2 where entry_id = ${ENTRY('receipt:%')}`,
        `update ledger_account a set debit_fen = s.debit, credit_fen = s.credit
         from (select account, subject, sum(debit_fen) as debit, sum(credit_fen) as credit from ledger_line group by 1, 2) s
         where a.account = s.account and a.subject = s.subject`,
      ],
      /^第 \d+ 笔分录（receipt:\S+）被改过，和账链上的第 \d+ 环不符$/,
    ],
    [
      '4 an entry that was taken out with its lines',
      [
        `delete from ledger_line where entry_id = ${ENTRY('order:%')}`,
        `delete from ledger_entry where id = ${ENTRY('order:%')}`,
      ],
      /^第 \d+ 笔分录不见了（账链上还有它的一环）$/,
    ],
    [
      '5 an entry that was put in between',
      [
        `insert into ledger_entry (id, key, memo, at) overriding system value
         select max(id) - 1000000, 'order:' || gen_random_uuid(), '', now() from ledger_entry`,
      ],
      /^第 -?\d+ 笔分录（order:\S+）不在账链上/,
    ],
    [
      '6 an entry that pays what nobody ordered',
      [`insert into ledger_entry (key, memo, at) values ('order:' || gen_random_uuid(), '退保证金', now())`],
      /^第 \d+ 笔分录（order:\S+）没有付款单$/,
    ],
    [
      '7 an entry that does not balance',
      [
        `update ledger_line set debit_fen = debit_fen + 1 where debit_fen > 0 and entry_id = ${ENTRY('receipt:%')}`,
      ],
      /^第 \d+ 笔分录（receipt:\S+）借贷不平$/,
    ],
    [
      '8 more paid out than came in',
      [
        COVERED,
        `update ledger_account set debit_fen = credit_fen + 1 where account = 'DEPOSITS_HELD' and subject = ${HELD}`,
      ],
      /^其他应付款—交易保证金 \S+ 付出多于收入$/,
    ],
    [
      '9 a receipt that nobody booked',
      [`update ledger_entry set key = 'gone:' || id where key = 'receipt:' || ${RECEIPT('MATCHED')}`],
      /^到账 \S+（流水号 \S+，\d+\.\d\d 元）没有记账$/,
    ],
    [
      '10 a receipt of another amount',
      [`update bank_receipt set amount_fen = amount_fen + 1 where id = ${RECEIPT('MATCHED')}`],
      /^到账 \S+（流水号 \S+，\d+\.\d\d 元）和账上的金额不同$/,
    ],
    [
      '11 a receipt moved to somebody else',
      [
        `update bank_receipt set matched_to = (select d.id::text from deposit d where d.id::text <> matched_to limit 1)
         where bank = 'DEPOSIT_BANK' and id = (select id from bank_receipt where bank = 'DEPOSIT_BANK' and state = 'MATCHED' limit 1)`,
      ],
      /^到账 \S+（流水号 \S+）认领了，账没有记到认领人名下$/,
    ],
    [
      '12 money of nobody that is said to have gone back',
      [`update bank_receipt set state = 'RETURNED' where id = ${RECEIPT('HELD')}`],
      /^到账 \S+（流水号 \S+）账上待认领 12\.34 元，和它的状态不符$/,
    ],
    [
      '13 a payment that nobody booked',
      [`update ledger_entry set key = 'gone:' || id where key = 'order:' || ${ORDER('PAYOUT')}`],
      /^付款单 \S+（\d+\.\d\d 元）已付，没有记账$/,
    ],
    [
      '14 a payment that is to be made once more',
      [`update payment_order set state = 'DUE' where id = ${ORDER('REFUND')}`],
      /^第 \d+ 笔分录（order:\S+）的付款单没有付成，也没有冲正$/,
    ],
    [
      '15 the same paid twice',
      [
        `insert into payment_order select (jsonb_populate_record(o, jsonb_build_object(
           'id', gen_random_uuid(), 'key', o.key || '~2', 'flow_no', 'AGAIN1'))).* from payment_order o where id = ${ORDER('REFUND')}`,
      ],
      /^付款单 refund:\S+ 付了 2 次$/,
    ],
    [
      '16 a flow number used twice',
      [
        'alter table payment_order drop constraint payment_order_bank_flow_no_key',
        `update payment_order o set flow_no = (select flow_no from bank_receipt b where b.bank = o.bank and b.state = 'MATCHED' limit 1)
         where id = ${ORDER('REFUND')}`,
      ],
      /^DEPOSIT_BANK 流水号 \S+ 用了 2 次$/,
    ],
    [
      '17 a deposit that is said to have gone back',
      [`update deposit set state = 'REFUNDED' where registration_id::text = ${HELD}`],
      /^报名 \S+ 账上保证金 \d+\.\d\d 元，冻结和待退的 0\.00 元$/,
    ],
    [
      '18 a forfeit that nobody booked',
      [
        `insert into payment_order select (jsonb_populate_record(o, jsonb_build_object(
           'id', gen_random_uuid(), 'key', 'forfeit:x', 'kind', 'FORFEIT', 'state', 'DUE', 'flow_no', null))).*
         from payment_order o where id = ${ORDER('REFUND')}`,
      ],
      /^报名 \S+ 账上应付违约金 0\.00 元，还没有付出的付款单 \d+\.\d\d 元$/,
    ],
    [
      '19 a row of the plan that was never paid',
      ['update payment_row set paid_fen = amount_fen where seq = (select max(seq) from payment_row)'],
      /^标段 \S+ 账上代收价款 0\.00 元，合同收到减去付出 \d+\.\d\d 元$/,
    ],
    [
      '20 a row of the plan that was paid out less',
      ['update payment_row set paid_out_fen = paid_out_fen - 1 where paid_out_fen > 0'],
      /^合同 \S+ 第 1 期已付出 \d+\.\d\d 元，付款单 \d+\.\d\d 元$/,
    ],
    [
      '21 money reserved for nothing',
      [
        `update ledger_account set reserved_debit_fen = 1 where account = 'DEPOSITS_HELD' and subject = ${HELD}`,
      ],
      /^DEPOSITS_HELD \S+ 预留的数和还没有办完的预留不符$/,
    ],
    [
      '22 money of a registration that is not there',
      [
        `update ledger_account set subject = gen_random_uuid() where account = 'DEPOSITS_HELD' and subject = ${HELD}`,
      ],
      /^DEPOSITS_HELD \S+：没有这个报名$/,
    ],
    [
      '23 a lot that is over and still holds a deposit',
      [
        `update lot set state = 'TERMINATED' where id = (select lot_id from deposit where state = 'HELD' limit 1)`,
      ],
      /^标段 \S+ 已经了结，报名 \S+ 的保证金还冻结着$/,
    ],
    [
      '24 a conversion that nobody booked',
      [`update deposit set converted_fen = converted_fen - 1 where converted_fen > 0`],
      /^报名 \S+ 有 \d+\.\d\d 元保证金转作价款，账上转了 \d+\.\d\d 元$/,
    ],
    [
      '25 a red entry tied to what it does not take back',
      [`insert into ledger_reversal select max(id), min(id) from ledger_entry`],
      /^第 \d+ 笔分录没有把第 \d+ 笔完整冲正$/,
    ],
  ])('%s', async (_, statements, fault) => {
    expect(await planted(statements)).toContainEqual(expect.stringMatching(fault));
  });
});
