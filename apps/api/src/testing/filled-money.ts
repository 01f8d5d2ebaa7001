import { fill, id } from './filled.js';
import type { TestPlatform } from './test-platform.js';

/** So many are of the two who have hundreds of their own (`fillLists`). */
const OWN = 500;

const partyOf = (login: string) => `(select party_id from account where login = '${login}')`;
const accountOf = (login: string) => `(select id from account where login = '${login}')`;

/**
 * What the cashiers of a county have behind them that has dealt with so many lots (`fillLists`): files of the bank with a
 * line each, batches of one payment, 收据, interest; bonds that went back, and what transferors who broke their word have
 * paid.
 */
export async function fillMoney(platform: TestPlatform, lots: number): Promise<void> {
  const each = `generate_series(1, ${lots}) n`;
  const at = `(platform_now() - interval '120 months' * (n::float8 / ${lots}))`;
  const registration = `case when n <= ${OWN} then ${id(16, 'n')} else ${id(6, 'n')} end`;
  const [cashier, checker] = [accountOf('chuna'), accountOf('fuhe')];
  await fill(platform, [
    `insert into bank_statement (id, bank, state, form, profile_id, file_id, sha256, read_lines, uploaded_by, uploaded_at,
       ended_at)
     select ${id(34, 'n')}, 'PRICE_BANK', 'TAKEN', 'TABLE', ${id(34, '0')}, ${id(7, 'n')}, 'filled' || n, 1, ${cashier}, ${at}, ${at}
     from ${each}`,
    `insert into bank_line (id, bank, statement_id, no, direction, amount_fen, flow_no, day, sub_account, other_name, remark,
       is_reversal, outcome, receipt_id, taken_at)
     select ${id(35, 'n')}, (array['PRICE_BANK', 'DEPOSIT_BANK'])[1 + n % 2], ${id(34, 'n')}, 1, 'IN', 100, 'LS' || n,
       ${at}::date, '', '某', '', false, 'RECEIPT', ${id(18, 'n')}, ${at} from ${each}`,
    `insert into payment_batch (id, no, bank, title, state, made_by, made_at, order_count, amount_fen, sent_by, sent_at)
     select ${id(36, 'n')}, 'PC' || n, 'PRICE_BANK', '某', 'SENT', ${cashier}, ${at}, 1, 100, ${checker}, ${at} from ${each}`,
    `update payment_order o set batch_id = ${id(36, 'n')} from ${each} where o.id = ${id(11, 'n')}`,
    `insert into receipt_voucher (no, receipt_id, entry_key, issued_by, issued_at)
     select 'SJ' || n, ${id(18, 'n')}, 'filled' || n, ${cashier}, ${at} from ${each}`,
    `insert into interest_receipt (id, bank, flow_no, source, amount_fen, rest_fen, arrived_on, state, entered_by, entered_at,
       answered_by, answered_at)
     select ${id(33, 'n')}, 'DEPOSIT_BANK', 'LX' || n, 'BANK', 100, 0, ${at}::date, 'CONFIRMED', ${cashier}, ${at}, ${checker}, ${at}
     from ${each}`,
    `insert into bond (id, kind, lot_id, lot_no, registration_id, deposit_id, amount_fen, claimed_fen, state, created_at, over_at)
     select ${id(31, 'n')}, 'BOND', ${id(4, 'n')}, 'BD' || n, ${registration}, ${id(31, 'n')}, 100, 0, 'RETURNED', ${at}, ${at} from ${each}`,
    `insert into breach_due (id, lot_id, registration_id, creditor_id, debtor_id, ground, owed_fen, state, sub_account,
       created_at, letters, ended_at)
     select ${id(32, 'n')}, ${id(4, 'n')}, ${registration},
       case when n <= ${OWN} then ${partyOf('jingmai1')} else ${id(1, '1 + (n + 1) % 100')} end,
       case when n <= ${OWN} then ${partyOf('nonghu')} else ${id(1, '1 + n % 100')} end,
       'REFUSED', 100, 'PAID_OUT', 'WY' || n, ${at}, 0, ${at} from ${each}`,
  ]);
}
