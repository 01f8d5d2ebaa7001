import { Injectable } from '@nestjs/common';
import { mayBeHis } from '@helan/domain';
import {
  ERRORS,
  type ErrorCode,
  type PageView,
  type ReceiptProposalView,
  type ReceiptView,
  sentenceOf,
} from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type ListStatement, inOrder, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { BlindPayers, bankName } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';

const WAITING: readonly string[] = ['ENTERED', 'HELD', 'UNCLAIMED'];

@Injectable()
export class ReceiptQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blind: BlindPayers,
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
      await this.dataSource.manager.findBy(BankReceiptEntity, { id: In(found.map(({ id }) => id)) }),
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

const CLOSED = { subAccount: null, payerName: null, amountFen: null } as const;

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
