import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Permission } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';
import { type Bind, WorkSources, isAnother } from '../../kernel/desk/index.js';

const FINANCE = { desk: '/console/finance' } as const;

/** By its line of the statement alone: whose money it is would tell who has registered. Source: rules §21 A13. */
const RECEIPT = {
  title: "case b.bank when 'DEPOSIT_BANK' then '保证金到账' else '价款到账' end",
  number: 'b.flow_no',
} as const;
/** At which tab of the desk each is worked off. */
const TABS = {
  RECEIPT_CONFIRM: "'/console/finance/' || case b.state when 'CHECKED' then 'confirm' else 'check' end",
  RECEIPT_CORRECT: "'/console/finance/sent-back'",
  RECEIPT_HELD: "'/console/finance/held'",
  RECEIPT_POOLED: "'/console/finance/pool'",
  RECEIPT_ANSWER: "'/console/finance/answers'",
} as const;
/** Proposals about receipts that nobody has answered. */
const RECEIPT_PROPOSAL = 'from receipt_decision d join bank_receipt b on b.id = d.receipt_id';

type Rows = (actor: Actor, bind: Bind) => { where: string; since: string; from: string };

/** 到账 that waits for one of the two desks of finance. */
@Injectable()
export class ReceiptWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.addReceipt('RECEIPT_CONFIRM', '复核到账', 'confirmReceipt', (actor, bind) => ({
      from: 'from bank_receipt b',
      where: `not b.is_blind and b.state in ('ENTERED', 'CHECKED') and ${isAnother(actor, ['b.entered_by'], bind)}
        and not exists (select from receipt_decision d where d.receipt_id = b.id and d.agrees is null)`,
      since: 'b.entered_at',
    }));
    this.sources.add({
      ...FINANCE,
      kind: 'RECEIPT_HELD',
      name: '提出认定',
      permission: 'proposeReceiptDecision',
      rows: () => ({
        ...RECEIPT,
        path: TABS.RECEIPT_HELD,
        from: 'from bank_receipt b',
        where: `not b.is_blind and b.state = 'HELD'
          and not exists (select from receipt_decision d where d.receipt_id = b.id and d.agrees is null)`,
        id: 'b.id',
        since: 'coalesce(b.held_at, b.entered_at)',
        due: "coalesce(b.held_due_at, 'infinity')",
      }),
    });
    this.addReceipt('RECEIPT_CORRECT', '更正到账', 'enterReceipt', ({ accountId }, bind) => ({
      from: 'from bank_receipt b',
      where: `not b.is_blind and b.state = 'SENT_BACK' and b.entered_by = ${bind(accountId)}`,
      since: 'b.entered_at',
    }));
    this.sources.add({
      ...FINANCE,
      kind: 'RECEIPT_POOLED',
      name: '认领到账',
      permission: 'proposeReceiptDecision',
      rows: () => ({
        ...RECEIPT,
        path: TABS.RECEIPT_POOLED,
        from: 'from bank_receipt b',
        where: `not b.is_blind and b.state = 'POOLED'
          and not exists (select from receipt_decision d where d.receipt_id = b.id and d.agrees is null)`,
        id: 'b.id',
        since: 'b.held_at',
        due: "coalesce(b.held_due_at, 'infinity')",
      }),
    });
    this.addReceipt('RECEIPT_ANSWER', '复核认定', 'answerReceiptDecision', (actor, bind) => ({
      from: RECEIPT_PROPOSAL,
      where: `d.agrees is null and not b.is_blind and b.state <> 'DISCARDED'
        and ${isAnother(actor, ['d.proposed_by'], bind)}`,
      since: 'd.proposed_at',
    }));
  }

  private addReceipt(kind: keyof typeof TABS, name: string, permission: Permission, rows: Rows): void {
    this.sources.add({
      ...FINANCE,
      ...{ kind, name, permission },
      rows: (actor, bind) => ({ ...RECEIPT, path: TABS[kind], id: 'b.id', ...rows(actor, bind) }),
    });
  }
}
