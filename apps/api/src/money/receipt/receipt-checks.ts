import { Injectable } from '@nestjs/common';
import { type ConfirmedReceiptsView, type ErrorCode, sentenceOf } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, apart, lockRow } from '../../kernel/db/index.js';
import { refused, refusedOrThrow } from '../../kernel/http/index.js';
import { requireNoProposal } from './bank-receipts.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { ReceiptOwners, move } from './receipt-owners.js';

/** 到账复核: another person holds a line against the statement and confirms it; then it finds its owner. */
@Injectable()
export class ReceiptChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly owners: ReceiptOwners,
  ) {}

  /** It is as the statement has it; it is confirmed with all the others once the whole statement is. */
  async check(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await lockRow(tx, BankReceiptEntity, { id });
      if (receipt.state !== 'ENTERED') throw refused('ledger.busy');
      await requireCheckable(tx, actor, receipt);
      move(receipt, 'check');
      Object.assign(receipt, { checkedBy: actor.accountId, checkedAt: await this.clock.now(tx) });
      await tx.save(BankReceiptEntity, receipt);
    });
  }

  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run((tx) => this.settle(tx, actor, id));
  }

  /** Many in one act, each by itself: what may be confirmed is, of each other one the answer says what keeps it. */
  confirmAll(actor: Actor, ids: readonly string[]): Promise<ConfirmedReceiptsView> {
    return this.transactions.run(async (tx) => {
      const failed: { id: string; code: ErrorCode; sentence: string }[] = [];
      const all = await inTheirOrder(tx, [...new Set(ids)]);
      for (const id of all) {
        const error = await apart(tx, () => this.settle(tx, actor, id));
        if (error === undefined) continue;
        const { code, values } = refusedOrThrow(error).faults[0]!;
        failed.push({ id, code, sentence: sentenceOf(code, values) });
      }
      return { confirmed: all.length - failed.length, failed };
    });
  }

  private async settle(tx: EntityManager, actor: Actor, id: string): Promise<void> {
    const receipt = await lockRow(tx, BankReceiptEntity, { id });
    if (receipt.state !== 'ENTERED' && receipt.state !== 'CHECKED') throw refused('ledger.busy');
    await requireCheckable(tx, actor, receipt);
    Object.assign(receipt, { confirmedBy: actor.accountId, confirmedAt: await this.clock.now(tx) });
    await this.owners.find(tx, receipt);
  }
}

/** As they came to the bank: of two that could be the same deposit the first one is. Locked whichever way they are asked for. */
async function inTheirOrder(tx: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows: { id: string; at: Date; flow_no: string }[] = await tx.query(
    'select id, arrived_at as at, flow_no from bank_receipt where id = any($1) order by id for update',
    [ids],
  );
  const known = rows
    .sort((one, other) => one.at.getTime() - other.at.getTime() || (one.flow_no < other.flow_no ? -1 : 1))
    .map(({ id }) => id);
  return [...known, ...ids.filter((id) => !known.includes(id))];
}

async function requireCheckable(tx: EntityManager, actor: Actor, receipt: BankReceiptEntity): Promise<void> {
  requireOtherPerson(actor, [receipt.enteredBy]);
  await requireNoProposal(tx, receipt.id);
}
