import { Injectable } from '@nestjs/common';
import { type BankAccount, type LineKind, findOrderId, refuseNamed } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { askHashed } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { namedOrders } from './named-orders.js';
import type { BankFault, ReadRow } from './reading/index.js';

/** A line as it lies in its table. */
interface Staged {
  readonly no: number;
  readonly place: number;
  readonly verdict: 'NEW' | 'BAD' | 'KNOWN';
  readonly fault: BankFault | undefined;
  readonly kind: LineKind | null;
  readonly amountFen: string | null;
  readonly flowNo: string | null;
  readonly day: string | null;
  readonly at: string | null;
  readonly subAccount: string;
  readonly otherName: string;
  readonly otherAccount: string;
  readonly remark: string;
  readonly isReversal: boolean;
  readonly orderId: string | null;
}

/** Lines of a file until they are taken in: what each says, and whether it can be taken. */
@Injectable()
export class StatementLines {
  constructor(private readonly cipher: FieldCipher) {}

  /** Some lines by one statement; a line that lies there already stays as it is. */
  async put(
    tx: EntityManager,
    { id, bank }: { readonly id: string; readonly bank: BankAccount },
    rows: readonly ReadRow[],
  ): Promise<void> {
    const staged = rows.map(stage);
    const orders = await namedOrders(
      tx,
      staged.flatMap(({ orderId }) => orderId ?? []),
    );
    const judged = staged.map((line) => {
      if (line.kind === null) return line;
      const amountFen = line.amountFen === null ? null : BigInt(line.amountFen);
      const asked = { kind: line.kind, amountFen, bank, isNamed: line.orderId !== null };
      const fault = refuseNamed(asked, orders.get(line.orderId ?? ''));
      if (fault) return { ...line, fault, verdict: 'BAD' as const, orderId: null };
      return line.kind === 'WAITING' ? { ...line, verdict: 'KNOWN' as const } : line;
    });
    await tx.query(PUT, [
      id,
      JSON.stringify(
        judged.map((line) => ({
          ...line,
          code: line.fault?.code ?? null,
          values: line.fault?.values ?? null,
        })),
      ),
      judged.map(({ otherAccount }) =>
        otherAccount === '' ? null : this.cipher.seal(otherAccount, 'bank_statement_line.other_account'),
      ),
    ]);
  }

  /** Which of the lines from one number to another are known, of this file or another, and which are said otherwise now. */
  async compare(tx: EntityManager, id: string, from: number, to: number): Promise<void> {
    for (const sql of [IN_FILE, KNOWN, DIFFERS]) await askHashed(tx, sql, [id, from, to]);
  }
}

function stage({ no, place, line, status, fault }: ReadRow): Staged {
  const nothing = { subAccount: '', otherName: '', otherAccount: '', remark: '', isReversal: false };
  const base = { no, place, fault, verdict: fault ? ('BAD' as const) : ('NEW' as const), ...nothing };
  if (line)
    return {
      ...base,
      ...line,
      kind: line.direction,
      at: line.at === null ? null : new Date(line.at).toISOString(),
      orderId: findOrderId(line.orderMark, line.remark) ?? null,
    };
  const { to = null, flowNo = null, day = null, reason = '', orderId = null } = status ?? {};
  return {
    ...base,
    kind: to,
    amountFen: null,
    flowNo: flowNo || null,
    day,
    at: null,
    remark: reason,
    orderId,
  };
}

const PUT = `
  insert into bank_statement_line (statement_id, no, place, verdict, fault, fault_values, kind, amount_fen, flow_no, day,
    at, sub_account, other_name, other_account_enc, remark, is_reversal, order_id)
  select $1, r.no, r.place, r.verdict, r.code, r.values, r.kind, r."amountFen", r."flowNo", r.day, r.at,
    r."subAccount", r."otherName", e.sealed, r.remark, r."isReversal", r."orderId"
  from rows from (
    json_to_recordset($2) as (no int, place int, verdict text, code text, values jsonb, kind text, "amountFen" bigint,
      "flowNo" text, day date, at timestamptz, "subAccount" text, "otherName" text, remark text, "isReversal" boolean,
      "orderId" uuid),
    unnest($3::bytea[])
  ) as r (no, place, verdict, code, values, kind, "amountFen", "flowNo", day, at, "subAccount", "otherName", remark,
    "isReversal", "orderId", sealed)
  cross join lateral (select r.sealed) e
  on conflict do nothing`;

/** What makes two lines one: number, day, direction, amount, account, and the payment where they name one. */
const SAME = `k.day = l.day and k.flow_no = l.flow_no and k.amount_fen = l.amount_fen
  and (k.sub_account = l.sub_account or k.sub_account = '' or l.sub_account = '')
  and k.order_id is not distinct from l.order_id`;
const THESE = `l.statement_id = $1 and l.no between $2 and $3 and l.verdict = 'NEW' and l.kind in ('IN', 'OUT')`;
/** Of the account's lines those of the days of these, and no others. */
const OF_THEIR_DAYS = `k.day between
  (select min(d.day) from bank_statement_line d where d.statement_id = $1 and d.no between $2 and $3) and
  (select max(d.day) from bank_statement_line d where d.statement_id = $1 and d.no between $2 and $3)`;

/** Found by their number, whatever the planner thinks of a table that has just grown: `offset` keeps the question apart. */
const IN_FILE = `
  update bank_statement_line l set verdict = 'KNOWN' where ${THESE} and exists (
    select from (
      select * from bank_statement_line o where o.statement_id = l.statement_id and o.flow_no = l.flow_no offset 0) k
    where k.no < l.no and k.kind = l.kind and k.verdict <> 'BAD' and ${SAME})`;

const KNOWN = `
  update bank_statement_line l set verdict = 'KNOWN' from bank_statement s where s.id = $1 and ${THESE} and exists (
    select from bank_line k where k.bank = s.bank and k.direction = l.kind and ${OF_THEIR_DAYS} and ${SAME})`;

/** A line that is on record and that this file, which has its number, does not have as it was: the bank has changed it. */
const DIFFERS = `
  update bank_statement_line l set verdict = 'DIFFERS', fault = 'bank.line-changed'
  from bank_statement s where s.id = $1 and ${THESE} and exists (
    select from bank_line k where k.bank = s.bank and ${OF_THEIR_DAYS} and k.day = l.day and k.flow_no = l.flow_no and not exists (
      select from bank_statement_line o
      where o.statement_id = $1 and o.day = k.day and o.flow_no = k.flow_no and o.kind = k.direction
        and o.amount_fen = k.amount_fen))`;
