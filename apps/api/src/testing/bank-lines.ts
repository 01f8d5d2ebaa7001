import { randomUUID } from 'node:crypto';
import type { TestPlatform } from './test-platform.js';

export interface BankWord {
  readonly bank: 'DEPOSIT_BANK' | 'PRICE_BANK';
  readonly flowNo: string;
  readonly day: string;
  /** In above zero, out below. */
  readonly fen: number;
}

/** Lines of a statement as they lie here once its file has been taken in; they book nothing. */
export async function bankSays(platform: TestPlatform, words: readonly BankWord[]): Promise<void> {
  const statement = randomUUID();
  const values = words.map(
    ({ bank, flowNo, day, fen }, no) =>
      `('${randomUUID()}', '${bank}', '${statement}', ${no + 1}, '${fen > 0 ? 'IN' : 'OUT'}', ${Math.abs(fen)},
        '${flowNo}', '${day}', '', '', '', false, 'KNOWN', platform_now())`,
  );
  // Without the file of which they are.
  await platform.asOwner(
    `set session_replication_role = 'replica';
     insert into bank_line (id, bank, statement_id, no, direction, amount_fen, flow_no, day, sub_account, other_name,
       remark, is_reversal, outcome, taken_at)
     values ${values.join(', ')}`,
  );
}
