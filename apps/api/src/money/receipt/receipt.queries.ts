import { Injectable } from '@nestjs/common';
import {
  type BankAccount,
  CANDIDATE_REASONS,
  RECEIPT_DECISIONS,
  comparePayer,
  foldAccount,
  type ReceiptDecisionKind,
  maskBankAccount,
  mayBeHis,
  mayBeOthers,
} from '@helan/domain';
import {
  ERRORS,
  type ErrorCode,
  type ExpectedReceiptView,
  type PageView,
  type ReceiptCandidateView,
  type ReceiptProposalView,
  type ReceiptView,
  sentenceOf,
} from '@helan/contracts';
import type { EnterReceiptRequest } from '@helan/contracts/requests';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { inOrder } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { BlindPayers, type MoneyFilter, bankName } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { type Expected, ReceiptClaims } from './receipt-claims.js';
import { CLOSED_STATES, ReceiptList, WAITING } from './receipt-list.js';

/** Lines that are opened one by one, whoever may have paid. */
const OPENED: readonly string[] = [...WAITING, 'MATCHED'];

@Injectable()
export class ReceiptQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blind: BlindPayers,
    private readonly cipher: FieldCipher,
    private readonly claims: ReceiptClaims,
    private readonly list: ReceiptList,
  ) {}

  /**
   * Whose a deposit is would tell who has registered for which lot, and how many: what was matched while that is
   * nobody's to know is not listed; what waits for its check, or found no owner, is opened line by line. Source: rules
   * §21 A13.
   */
  async receipts(actor: Actor, filter: MoneyFilter, at: string | undefined): Promise<PageView<ReceiptView>> {
    const { rows: found, place } = await this.list.read(filter, at);
    const rows = inOrder(
      found,
      await this.dataSource.manager.findBy(BankReceiptEntity, { id: In(found.map(({ id }) => id)) }),
    );
    const blind = await this.blind.among(rows.map(({ subAccount }) => subAccount));
    const exact = await this.exactAmong(rows);
    const items = rows.map((row) => ({
      ...toReceiptView(row, actor),
      isExact: exact.has(row.id),
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
    const row = await this.dataSource.manager.findOneBy(BankReceiptEntity, { id, state: In(OPENED) });
    const isOwn = row?.enteredBy === actor.accountId;
    const isForBoth = row?.state === 'HELD' || row?.state === 'POOLED';
    const mayOpen = actor.roles.includes('FINANCE_CHECK') || isOwn || isForBoth;
    if (!row || !mayOpen) throw refused('resource.not-found');
    const view = (await this.withProposals([toReceiptView(row, actor)], actor))[0]!;
    // What is somebody's is opened by whoever answers what is proposed about it, and by nobody else.
    if (row.state === 'MATCHED' && view.proposal === null) throw refused('resource.not-found');
    return view;
  }

  /** With what somebody has proposed about those that are held, and whether their time is over. */
  private async withProposals(views: readonly ReceiptView[], actor: Actor): Promise<ReceiptView[]> {
    const rows: Proposal[] = await this.dataSource.query(
      `select d.receipt_id, d.kind, d.match_to, d.correction_enc, d.reason, d.proposed_by, d.proposed_at, a.display_name as proposer
       from receipt_decision d join account a on a.id = d.proposed_by
       where d.agrees is null and d.receipt_id = any($1)`,
      [views.filter(({ state }) => OPENED.includes(state)).map(({ id }) => id)],
    );
    const proposals = new Map(rows.map((row) => [row.receipt_id, this.toProposalView(row, actor)]));
    const [time]: { now: Date }[] = await this.dataSource.query('select platform_now() as now');
    return views.map((view) => ({
      ...view,
      proposal: proposals.get(view.id) ?? null,
      isOverdue: view.decideBy !== null && Date.parse(view.decideBy) < time!.now.getTime(),
    }));
  }

  /** Of those that wait for their check, lines that are just what is waited for: whose they are is told to nobody. */
  private async exactAmong(rows: readonly BankReceiptEntity[]): Promise<ReadonlySet<string>> {
    const exact = new Set<string>();
    for (const row of rows.filter(({ state }) => state === 'ENTERED' || state === 'CHECKED')) {
      const expected = await this.claims.expected(this.dataSource, row.bank, row.subAccount);
      if (expected && isExactly(row, expected)) exact.add(row.id);
    }
    return exact;
  }

  /** What is waited for on a sub-account, beside the line that is typed; of whom not, while nobody may be told. */
  async expected(bank: string, typed: string): Promise<ExpectedReceiptView> {
    if (bank !== 'DEPOSIT_BANK' && bank !== 'PRICE_BANK') throw refused('request.invalid', undefined, 'bank');
    const subAccount = foldAccount(typed ?? '');
    const found = await this.claims.expected(this.dataSource, bank, subAccount);
    return {
      subAccount,
      isKnown: found !== undefined,
      isOpen: found?.isOpen ?? false,
      title: found?.title ?? null,
      lotNo: found?.lotNo ?? null,
      payerName: found && !found.isBlind ? found.payerName : null,
      amountFen: found?.amountFen.toString() ?? null,
      dueAt: found?.dueAt?.toISOString() ?? null,
      note: noteOf(bank, found),
    };
  }

  /** Whose a receipt might be that is nobody's: for both desks, who have the statement before them. */
  async candidates(actor: Actor, id: string): Promise<ReceiptCandidateView[]> {
    await this.receipt(actor, id);
    const receipt = await this.dataSource.manager.findOneByOrFail(BankReceiptEntity, { id });
    if (receipt.state !== 'HELD' && receipt.state !== 'POOLED') return [];
    return (await this.claims.candidates(this.dataSource, receipt)).map(({ claim, reasons }) => ({
      subAccount: claim.subAccount,
      payerName: claim.payerName,
      amountFen: claim.amountFen.toString(),
      title: claim.title,
      lotNo: claim.lotNo,
      reasons: reasons.map((reason) => CANDIDATE_REASONS[reason]),
    }));
  }

  private toProposalView(row: Proposal, { accountId }: Actor): ReceiptProposalView {
    const line = row.correction_enc
      ? (JSON.parse(
          this.cipher.open(row.correction_enc, 'receipt_decision.correction'),
        ) as EnterReceiptRequest)
      : null;
    return {
      isHis: row.kind === 'HIS',
      isNotOurs: row.kind === 'NOT_OURS',
      kind: row.kind,
      kindName: RECEIPT_DECISIONS[row.kind],
      matchTo: row.match_to,
      correction: line && {
        bank: line.bank,
        flowNo: line.flowNo,
        subAccount: line.subAccount,
        payerName: line.payerName,
        payerAccountMasked: maskBankAccount(line.payerAccount),
        amountYuan: line.amountYuan,
        arrivedAt: line.arrivedAt,
      },
      reason: row.reason,
      proposerName: row.proposer,
      proposedAt: row.proposed_at.toISOString(),
      isMine: row.proposed_by === accountId,
    };
  }
}

const DAY_MS = 86_400_000;
const CLOSED = { subAccount: null, payerName: null, amountFen: null } as const;

interface Proposal {
  readonly receipt_id: string;
  readonly kind: ReceiptDecisionKind;
  readonly match_to: string | null;
  readonly correction_enc: Buffer | null;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly proposer: string;
}

function isClosed({ bank, state }: BankReceiptEntity): boolean {
  return bank === 'DEPOSIT_BANK' && CLOSED_STATES.includes(state);
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
    mayBeOthers: (row.state === 'HELD' || row.state === 'POOLED') && mayBeOthers(row.fault),
    source: row.source,
    sentBackFor: row.state === 'SENT_BACK' ? row.sentBackFor : null,
    matchedAccount: row.matchedAccount,
    proposal: null,
    decideBy: row.state === 'HELD' || row.state === 'POOLED' ? (row.heldDueAt?.toISOString() ?? null) : null,
    isOverdue: false,
    isExact: false,
    enteredByMe: row.enteredBy === actor.accountId,
  };
}

/** The right payer, the right amount, and surely in time; a line that names its day alone only on a day before. */
function isExactly(row: BankReceiptEntity, { isOpen, amountFen, payerName, dueAt }: Expected): boolean {
  if (!isOpen || row.amountFen !== amountFen || comparePayer(row.payerName, payerName) !== 'SAME')
    return false;
  const isBy = row.arrivedAt.getTime() + (row.isWholeDay ? DAY_MS : 0);
  return dueAt === null || isBy <= dueAt.getTime();
}

/** What somebody who types a line is told of the sub-account that he has typed. */
function noteOf(bank: BankAccount, found: Expected | undefined): string | null {
  if (!found)
    return sentenceOf(bank === 'DEPOSIT_BANK' ? 'deposit.unknown-account' : 'payment.unknown-account');
  if (found.isOpen) return null;
  return bank === 'DEPOSIT_BANK'
    ? '这个子账号现在不等款：已经付过，或者标段已经结束。照流水登记，复核后会写明怎么处理。'
    : '这份合同眼下没有应付的款。照流水登记，复核后会写明怎么处理。';
}
