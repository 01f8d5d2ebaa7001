import { randomUUID } from 'node:crypto';
import {
  type Arrival,
  type BankAccount,
  type Refusal,
  foldAccount,
  foldFlowNumber,
  foldName,
  formatYuan,
  readReceiptLine,
  refusal,
  shanghaiDate,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ACCOUNT_NAMES, CENTER_NAME } from '../../kernel/center.js';

/** A line of a bank's own file by which money came in, as the file has it. */
export interface BankLine {
  readonly bank: BankAccount;
  readonly flowNo: string;
  /** Empty where it came to the account itself. */
  readonly subAccount: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly amountFen: bigint;
  readonly arrival: Arrival;
  /** Whoever takes the file in: another confirms it. */
  readonly enteredBy: string;
}

/** What became of a line of a bank's file. */
export type LineOutcome =
  | { readonly outcome: 'ENTERED'; readonly id: string }
  /** Its number is something else already: a receipt, a payment, a transfer, what came back. */
  | { readonly outcome: 'DUPLICATE' }
  | { readonly outcome: 'REFUSED'; readonly refusal: Refusal };

export type FoldedLine = BankLine & { readonly id: string };

/** Reads the lines of a file as those that are typed are read, all by one question. */
export async function readBankLines(
  tx: EntityManager,
  lines: readonly BankLine[],
  now: Date,
): Promise<readonly (FoldedLine | Refusal)[]> {
  // Entered at one moment, they are listed by their ids: in the order in which the bank has them.
  const ids = lines.map(() => randomUUID()).sort();
  const folded = lines.map((line, at) => ({
    ...line,
    id: ids[at]!,
    flowNo: foldFlowNumber(line.flowNo),
    subAccount: foldAccount(line.subAccount),
    payerName: foldName(line.payerName),
    payerAccount: foldAccount(line.payerAccount),
  }));
  const rows: { no: string; at: Date | null }[] = await tx.query(
    'select no, opened_at as at from sub_account where no = any($1)',
    [folded.map(({ subAccount }) => subAccount)],
  );
  const since = new Map(rows.map(({ no, at }) => [no, at?.getTime()]));
  return folded.map((line) => refuseLine(line, now, since.get(line.subAccount)) ?? line);
}

/** Any number of lines by one statement, each as its person would have entered it; their accounts come sealed. */
export async function insertBankLines(
  tx: EntityManager,
  lines: readonly FoldedLine[],
  { enteredAt, payerAccounts }: { readonly enteredAt: Date; readonly payerAccounts: readonly Buffer[] },
): Promise<void> {
  const rows = lines.map(({ payerAccount: _, arrival, amountFen, ...line }) => ({
    ...line,
    amountFen: amountFen.toString(),
    arrivedAt: new Date(arrival.at).toISOString(),
    isWholeDay: arrival.isWholeDay,
  }));
  await tx.query(INSERT, [JSON.stringify(rows), payerAccounts, enteredAt]);
}

const INSERT = `
  insert into bank_receipt (id, bank, flow_no, sub_account, payer_name, payer_account_enc, amount_fen, arrived_at,
    is_whole_day, entered_by, entered_at, state, source, is_blind)
  select r.id, r.bank, r."flowNo", r."subAccount", r."payerName", r.sealed, r."amountFen", r."arrivedAt", r."isWholeDay",
    r."enteredBy", $3, 'ENTERED', 'BANK', false
  from rows from (
    json_to_recordset($1) as (id uuid, bank text, "flowNo" text, "subAccount" text, "payerName" text, "amountFen" bigint,
      "arrivedAt" timestamptz, "isWholeDay" boolean, "enteredBy" uuid),
    unnest($2::bytea[])
  ) as r (id, bank, "flowNo", "subAccount", "payerName", "amountFen", "arrivedAt", "isWholeDay", "enteredBy", sealed)`;

function refuseLine(line: FoldedLine, now: Date, accountSince: number | undefined): Refusal | undefined {
  if (line.bank === 'PRICE_BANK' && OWN_NAMES.includes(line.payerName))
    return refusal('receipt.own-transfer');
  const { flowNo, payerAccount, amountFen, arrival } = line;
  const typed = {
    ...{ flowNo, payerAccount },
    amountYuan: formatYuan(amountFen),
    arrivedAt: arrival.isWholeDay ? shanghaiDate(arrival.at) : new Date(arrival.at).toISOString(),
  };
  const read = readReceiptLine(typed, { now: now.getTime(), accountSince });
  return Array.isArray(read) ? read[0] : undefined;
}

/** Money that one of the center's accounts sent to the other. */
const OWN_NAMES: readonly string[] = [CENTER_NAME, ...Object.values(ACCOUNT_NAMES)].map(foldName);
