import { Injectable } from '@nestjs/common';
import { ACCOUNTS, type BankAccount, maskBankAccount, mayBeHis } from '@helan/domain';
import {
  ERRORS,
  type ErrorCode,
  type PageView,
  type PaymentOrderView,
  type ReceiptProposalView,
  type ReceiptView,
  sentenceOf,
} from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type ListStatement, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { BlindPayers } from './blind-payers.js';
import { OrderProposals } from './order-proposals.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { ORDER_KINDS, PaymentOrderEntity } from './payment-order.entity.js';

const WAITING: readonly string[] = ['ENTERED', 'HELD', 'UNCLAIMED'];

@Injectable()
export class FinanceQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly blind: BlindPayers,
    private readonly proposals: OrderProposals,
  ) {}

  /**
   * Whose a deposit is would tell who has registered for which lot, and how many: what was matched while that is
   * nobody's to know is not listed; what waits for its check, or found no owner, is opened line by line. Source: rules
   * §21 A13.
   */
  async receipts(
    actor: Actor,
    state: string | undefined,
    at: string | undefined,
  ): Promise<PageView<ReceiptView>> {
    const { rows: found, place } = await readPage<{ id: string }>(this.dataSource, receiptsIn(state), at);
    const rows = inOrder(
      found,
      await this.dataSource.manager.findBy(BankReceiptEntity, { id: In(idsOf(found)) }),
    );
    const blind = await this.blind.among(rows.map(({ subAccount }) => subAccount));
    const items = rows.map((row) => ({
      ...toReceiptView(row, actor),
      ...(blind.has(row.subAccount) ? CLOSED : {}),
      ...(isClosed(row) ? { ...CLOSED, faultSentence: null } : {}),
    }));
    return { items: await this.withProposals(items, actor), ...place };
  }

  /**
   * A line that waits for its check, or found no owner, for the second person and for whoever has entered it; a held
   * one for both desks.
   */
  async receipt(actor: Actor, id: string): Promise<ReceiptView> {
    const row = await this.dataSource.manager.findOneBy(BankReceiptEntity, {
      id,
      state: In(['ENTERED', 'UNCLAIMED', 'HELD']),
    });
    const isOwn = row?.enteredBy === actor.accountId;
    const mayOpen = actor.roles.includes('FINANCE_CHECK') || isOwn || row?.state === 'HELD';
    if (!row || !mayOpen) throw refused('resource.not-found');
    return (await this.withProposals([toReceiptView(row, actor)], actor))[0]!;
  }

  /** With what somebody has proposed about those that are held, and whether their time is over. */
  private async withProposals(views: readonly ReceiptView[], actor: Actor): Promise<ReceiptView[]> {
    const rows: Proposal[] = await this.dataSource.query(
      `select d.receipt_id, d.is_his, d.is_not_ours, d.reason, d.proposed_by, d.proposed_at, a.display_name as proposer
       from receipt_decision d join account a on a.id = d.proposed_by
       where d.agrees is null and d.receipt_id = any($1)`,
      [views.filter(({ state }) => WAITING.includes(state)).map(({ id }) => id)],
    );
    const proposals = new Map(rows.map((row) => [row.receipt_id, toProposalView(row, actor)]));
    const [time]: { now: Date }[] = await this.dataSource.query('select platform_now() as now');
    return views.map((view) => ({
      ...view,
      proposal: proposals.get(view.id) ?? null,
      isOverdue: view.decideBy !== null && Date.parse(view.decideBy) < time!.now.getTime(),
    }));
  }

  async orders(
    actor: Actor,
    state: string | undefined,
    at: string | undefined,
  ): Promise<PageView<PaymentOrderView>> {
    const { rows: found, place } = await readPage<{ id: string }>(this.dataSource, ordersIn(state), at);
    const rows = inOrder(
      found,
      await this.dataSource.manager.findBy(PaymentOrderEntity, { id: In(idsOf(found)) }),
    );
    const blind = await this.blindOrders(rows);
    const items = rows.map((row) => ({
      ...this.toOrderView(row, actor),
      ...(blind.has(row.id) ? CLOSED_ORDER : {}),
    }));
    return { items: await this.proposals.with(items, actor), ...place };
  }

  /**
   * An order that is to be paid, or came back, for who pays; once it is, for whoever entered it and the second person,
   * as one that is to take the place of another.
   */
  async order(actor: Actor, id: string): Promise<PaymentOrderView> {
    const row = await this.dataSource.manager.findOneBy(PaymentOrderEntity, { id });
    const isOwn = row?.enteredBy === actor.accountId;
    const state = row?.state ?? 'CANCELLED';
    const mayOpen =
      (['DUE', 'BOUNCED', 'PROPOSED'].includes(state) && actor.roles.includes('FINANCE_CLERK')) ||
      (state === 'ENTERED' && isOwn) ||
      (['ENTERED', 'BOUNCED', 'PROPOSED'].includes(state) && actor.roles.includes('FINANCE_CHECK'));
    if (!row || !mayOpen) throw refused('resource.not-found');
    // Beside the payee's name the lot would tell what the list keeps to itself.
    const isBlind = (await this.blindOrders([row])).has(id);
    const view = { ...this.toOrderView(row, actor), ...(isBlind ? { lotId: null } : {}) };
    return (await this.proposals.with([view], actor))[0]!;
  }

  /** Orders whose payee would tell who has registered: of a refund its registration, of a return its receipt says so. */
  private async blindOrders(rows: readonly PaymentOrderEntity[]): Promise<ReadonlySet<string>> {
    const receipts = await this.dataSource.manager.find(BankReceiptEntity, {
      select: { id: true, subAccount: true },
      where: { id: In(rows.filter(({ kind }) => kind === 'RETURN').map(({ subject }) => subject)) },
    });
    const subAccounts = new Map(receipts.map(({ id, subAccount }) => [id, subAccount]));
    const keyOf = ({ kind, subject }: PaymentOrderEntity) =>
      kind === 'REFUND' ? subject : (subAccounts.get(subject) ?? '');
    const blind = await this.blind.among(rows.map(keyOf));
    return new Set(rows.filter((row) => blind.has(keyOf(row))).map(({ id }) => id));
  }

  private toOrderView(row: PaymentOrderEntity, actor: Actor): PaymentOrderView {
    return {
      id: row.id,
      kind: row.kind,
      kindName: ORDER_KINDS[row.kind],
      bankName: bankName(row.bank),
      lotId: row.lotId,
      payeeName: row.payeeName,
      payeeAccountMasked: maskBankAccount(
        this.cipher.open(row.payeeAccountEnc, 'payment_order.payee_account'),
      ),
      amountFen: row.amountFen.toString(),
      dueOn: row.dueOn,
      state: row.state,
      flowNo: row.flowNo,
      isPayeeRegistered: row.payeeId !== null,
      payeeId: row.payeeId,
      proposal: null,
      enteredByMe: row.enteredBy === actor.accountId,
    };
  }
}

/** Of those that wait for somebody the first one comes first; all of them are looked up, the newest first. */
function receiptsIn(state: string | undefined): ListStatement {
  const isDescending = !WAITING.includes(state ?? '');
  return {
    columns: 'b.id',
    from: 'from bank_receipt b',
    where: state ? 'not b.is_blind and b.state = $1' : 'not b.is_blind',
    order: [
      { sql: 'b.entered_at', type: 'timestamptz', isDescending },
      { sql: 'b.id', type: 'uuid', isDescending },
    ],
    params: state ? [state] : [],
  };
}

function ordersIn(state: string | undefined): ListStatement {
  return {
    columns: 'o.id',
    from: 'from payment_order o',
    where: state ? 'o.state = $1' : 'true',
    order: [
      { sql: "coalesce(o.due_on, 'infinity')", type: 'date' },
      { sql: 'o.created_at', type: 'timestamptz' },
      { sql: 'o.id', type: 'uuid' },
    ],
    params: state ? [state] : [],
  };
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** Rows that were read by their ids, as the list has them. */
function inOrder<Row extends { id: string }>(found: readonly { id: string }[], rows: readonly Row[]): Row[] {
  return found.map(({ id }) => rows.find((row) => row.id === id)!);
}

const CLOSED = { subAccount: null, payerName: null, amountFen: null } as const;
const CLOSED_ORDER = {
  lotId: null,
  payeeId: null,
  payeeName: null,
  payeeAccountMasked: null,
  amountFen: null,
} as const;

interface Proposal {
  readonly receipt_id: string;
  readonly is_his: boolean;
  readonly is_not_ours: boolean;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly proposer: string;
}

function toProposalView(row: Proposal, { accountId }: Actor): ReceiptProposalView {
  return {
    isHis: row.is_his,
    isNotOurs: row.is_not_ours,
    reason: row.reason,
    proposerName: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    isMine: row.proposed_by === accountId,
  };
}

function isClosed({ bank, state }: BankReceiptEntity): boolean {
  return bank === 'DEPOSIT_BANK' && (state === 'ENTERED' || state === 'HELD');
}

function bankName(bank: BankAccount): string {
  return ACCOUNTS[bank].split('—')[1]!;
}

function toReceiptView(row: BankReceiptEntity, actor: Actor): ReceiptView {
  const isKnown = row.fault !== null && row.fault in ERRORS;
  return {
    id: row.id,
    bank: row.bank,
    bankName: bankName(row.bank),
    flowNo: row.flowNo,
    subAccount: row.subAccount,
    payerName: row.payerName,
    amountFen: row.amountFen.toString(),
    arrivedAt: row.arrivedAt.toISOString(),
    isWholeDay: row.isWholeDay,
    state: row.state,
    faultSentence: isKnown
      ? sentenceOf(row.fault as ErrorCode, row.faultValues ?? { expected: '约定的数' })
      : null,
    mayBeHis: row.state === 'HELD' && mayBeHis(row.fault),
    proposal: null,
    decideBy: row.state === 'HELD' ? (row.heldDueAt?.toISOString() ?? null) : null,
    isOverdue: false,
    enteredByMe: row.enteredBy === actor.accountId,
  };
}
