import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, type Fen, type LineKind, shanghaiInstant } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { askHashed } from '../../kernel/db/index.js';
import { type OrderAnswer, PaymentDoor, ReceiptDoor } from './bank-doors.js';
import { namedOrders, writtenByHand } from './named-orders.js';
import type { BankFault } from './reading/index.js';

/** A line that two people, or one, have chosen to take in. */
export interface LineToTake {
  readonly no: number;
  readonly kind: LineKind;
  /** Nought of a status, which names none. */
  readonly amountFen: Fen;
  readonly flowNo: string | null;
  readonly day: string | null;
  readonly at: Date | null;
  readonly subAccount: string;
  readonly otherName: string;
  readonly otherAccount: string;
  readonly remark: string;
  readonly isReversal: boolean;
  readonly orderId: string | null;
}

export interface BatchOf {
  readonly statementId: string;
  readonly bank: BankAccount;
  readonly chosenBy: string;
}

type Outcome = 'RECEIPT' | 'PAYMENT' | 'RETURN' | 'TRANSFER' | 'KNOWN' | 'LEFT';

interface Ended {
  readonly outcome: Outcome;
  readonly fault?: BankFault | undefined;
  readonly receiptId?: string | undefined;
}

type Work = 'RECEIPT' | 'PAID' | 'FAILED' | 'RETURN' | 'TRANSFER' | 'LEFT' | 'KNOWN';

/** What comes of each line: a receipt that waits for its second person, a payment that has gone or failed, or people's work. */
@Injectable()
export class LineOutcomes {
  constructor(
    private readonly receipts: ReceiptDoor,
    private readonly payments: PaymentDoor,
  ) {}

  async take(tx: EntityManager, batch: BatchOf, lines: readonly LineToTake[]): Promise<void> {
    if (lines.length === 0) return;
    const known = await this.known(tx, batch, lines);
    const works = await this.sort(tx, batch, lines, known);
    const ended = new Map<number, Ended>();
    for (const { no } of works.KNOWN) ended.set(no, { outcome: 'KNOWN' });
    for (const line of works.LEFT) ended.set(line.no, { outcome: 'LEFT', fault: leftFor(line) });
    await this.enter(tx, batch, works.RECEIPT, ended);
    await this.settle(tx, works, ended);
    const facts = lines.filter(({ kind, no }) => (kind === 'IN' || kind === 'OUT') && !known.has(no));
    await writeLines(tx, batch, facts, ended);
    await noteRefused(tx, batch, lines, ended);
  }

  /** Lines that another file has brought since this one was looked at. */
  private async known(
    tx: EntityManager,
    { statementId, bank }: BatchOf,
    lines: readonly LineToTake[],
  ): Promise<ReadonlySet<number>> {
    const days = lines.flatMap(({ day }) => day ?? []).sort();
    const asked = [statementId, bank, lines.map(({ no }) => no), days[0] ?? null, days.at(-1) ?? null];
    const rows = await askHashed<{ no: number }[]>(tx, KNOWN, asked);
    return new Set(rows.map(({ no }) => no));
  }

  private async sort(
    tx: EntityManager,
    { bank }: BatchOf,
    lines: readonly LineToTake[],
    known: ReadonlySet<number>,
  ): Promise<Record<Work, LineToTake[]>> {
    const orders = await namedOrders(
      tx,
      lines.flatMap(({ orderId }) => orderId ?? []),
    );
    const unnamed = lines.filter(
      ({ kind, orderId }) => (kind === 'IN' || kind === 'OUT') && orderId === null,
    );
    const written = await writtenByHand(tx, bank, unnamed);
    const works: Record<Work, LineToTake[]> = {
      ...{ RECEIPT: [], PAID: [], FAILED: [], RETURN: [], TRANSFER: [], LEFT: [], KNOWN: [] },
    };
    for (const line of lines) {
      const order = orders.get(line.orderId ?? '');
      const isArrival = line.kind === 'IN' && order?.isTransfer === true && order.bank !== bank;
      works[
        known.has(line.no) || written.has(line.no) ? 'KNOWN' : isArrival ? 'TRANSFER' : workOf(line)
      ].push(line);
    }
    return works;
  }

  private async enter(
    tx: EntityManager,
    { bank, chosenBy }: BatchOf,
    lines: readonly LineToTake[],
    ended: Map<number, Ended>,
  ): Promise<void> {
    if (lines.length === 0) return;
    const entered = await this.receipts.enterFromBank(
      tx,
      lines.map((line) => ({
        ...{ bank, flowNo: line.flowNo!, subAccount: line.subAccount, amountFen: line.amountFen },
        ...{ payerName: line.otherName, payerAccount: line.otherAccount, remark: line.remark },
        arrival: { at: momentOf(line), isWholeDay: line.at === null },
        enteredBy: chosenBy,
      })),
    );
    lines.forEach(({ no }, at) => {
      const { result, fault, receiptId } = entered[at]!;
      const outcome = { ENTERED: 'RECEIPT', DUPLICATE: 'KNOWN', REFUSED: 'LEFT' } as const;
      ended.set(no, {
        ...{ outcome: outcome[result], receiptId },
        ...(result === 'REFUSED' ? { fault: fault ?? NO_REASON } : {}),
      });
    });
  }

  private async settle(
    tx: EntityManager,
    { PAID, FAILED, RETURN, TRANSFER }: Record<Work, readonly LineToTake[]>,
    ended: Map<number, Ended>,
  ): Promise<void> {
    const note = (lines: readonly LineToTake[], answers: readonly OrderAnswer[], outcome: Outcome) =>
      lines.forEach(({ no }, at) => ended.set(no, endedBy(answers[at]!, outcome)));
    if (PAID.length > 0) {
      const paid = PAID.map((line) => ({
        orderId: line.orderId!,
        flowNo: line.flowNo!,
        at: line.at === null && line.day === null ? null : new Date(momentOf(line)),
      }));
      note(PAID, await this.payments.confirmByBank(tx, paid), 'PAYMENT');
    }
    if (TRANSFER.length > 0) {
      const arrived = TRANSFER.map((line) => ({ orderId: line.orderId!, flowNo: line.flowNo! }));
      note(TRANSFER, await this.payments.arriveByBank(tx, arrived), 'TRANSFER');
    }
    const back = [...FAILED, ...RETURN];
    if (back.length === 0) return;
    const failed = back.map((line) => ({
      orderId: line.orderId!,
      reason: line.remark || '银行退回，没有写原因',
    }));
    note(back, await this.payments.failByBank(tx, failed), 'RETURN');
  }
}

/** What a line is by itself; whom it concerns is another's to find out. */
function workOf({ kind, isReversal, orderId }: LineToTake): Work {
  if (kind === 'PAID' || kind === 'FAILED') return kind;
  if (kind === 'WAITING') return 'KNOWN';
  if (isReversal) return 'LEFT';
  if (kind === 'OUT') return orderId ? 'PAID' : 'LEFT';
  return orderId ? 'RETURN' : 'RECEIPT';
}

/** Where the room whose money it is does not say why. */
const NO_REASON: BankFault = { code: 'bank.statement-busy' };

function leftFor({ isReversal }: LineToTake): BankFault {
  return { code: isReversal ? 'bank.reversal' : 'bank.out-without-order' };
}

function endedBy({ outcome, fault }: OrderAnswer, taken: Outcome): Ended {
  if (outcome === 'REFUSED') return { outcome: 'LEFT', fault: fault ?? NO_REASON };
  return { outcome: outcome === 'TAKEN' ? taken : 'KNOWN' };
}

/** Milliseconds; of a day its first moment in Shanghai. A line of a statement has one of both. */
function momentOf({ at, day }: LineToTake): number {
  return at ? at.getTime() : shanghaiInstant(day!, '00:00');
}

async function writeLines(
  tx: EntityManager,
  { statementId, bank }: BatchOf,
  lines: readonly LineToTake[],
  ended: ReadonlyMap<number, Ended>,
): Promise<void> {
  const rows = lines.map(({ otherAccount: _, kind, amountFen, ...line }) => {
    const { outcome, fault, receiptId = null } = ended.get(line.no)!;
    return {
      ...line,
      ...{ id: randomUUID(), direction: kind, amountFen: amountFen.toString(), outcome },
      ...{ code: fault?.code ?? null, values: fault?.values ?? null, receiptId },
    };
  });
  await tx.query(WRITE, [statementId, bank, JSON.stringify(rows)]);
}

/** A status that was not taken stays with the file, with the reason. */
async function noteRefused(
  tx: EntityManager,
  { statementId }: BatchOf,
  lines: readonly LineToTake[],
  ended: ReadonlyMap<number, Ended>,
): Promise<void> {
  const refused = lines.filter(
    ({ kind, no }) => (kind === 'PAID' || kind === 'FAILED') && ended.get(no)!.outcome === 'LEFT',
  );
  if (refused.length === 0) return;
  const rows = refused.map(({ no }) => {
    const { code, values } = ended.get(no)!.fault!;
    return { no, code, values: values ?? null };
  });
  await tx.query(NOTE, [statementId, JSON.stringify(rows)]);
}

const KNOWN = `
  select l.no from bank_statement_line l where l.statement_id = $1 and l.no = any($3) and l.kind in ('IN', 'OUT')
    and exists (
      select from bank_line k where k.bank = $2 and k.day between $4::date and $5::date and k.day = l.day
        and k.flow_no = l.flow_no and k.direction = l.kind
        and k.amount_fen = l.amount_fen
        and (k.sub_account = l.sub_account or k.sub_account = '' or l.sub_account = '')
        and k.order_id is not distinct from l.order_id)`;

const WRITE = `
  insert into bank_line (id, bank, statement_id, no, direction, amount_fen, flow_no, day, at, sub_account, other_name,
    remark, is_reversal, outcome, code, code_values, order_id, receipt_id, taken_at)
  select r.id, $2, $1, r.no, r.direction, r."amountFen", r."flowNo", r.day, r.at, r."subAccount", r."otherName", r.remark,
    r."isReversal", r.outcome, r.code, r.values, r."orderId", r."receiptId", platform_now()
  from json_to_recordset($3) as r (id uuid, no int, direction text, "amountFen" bigint, "flowNo" text, day date,
    at timestamptz, "subAccount" text, "otherName" text, remark text, "isReversal" boolean, outcome text, code text,
    values jsonb, "orderId" uuid, "receiptId" uuid)`;

const NOTE = `
  update bank_statement_line l set verdict = 'BAD', fault = r.code, fault_values = r.values
  from json_to_recordset($2) as r (no int, code text, values jsonb) where l.statement_id = $1 and l.no = r.no`;
