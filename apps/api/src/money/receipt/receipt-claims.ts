import { Injectable } from '@nestjs/common';
import { type BankAccount, type OpenClaim, type Refusal, candidatesFor, isRefusal } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { requireNone } from '../../kernel/http/index.js';
import type { BankReceiptEntity } from './bank-receipt.entity.js';

/** What somebody owes to a sub-account, as it stands beside the line that is typed. */
export interface Expected extends OpenClaim {
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  /** By when the money must be at the bank; null where nothing hangs on it. */
  readonly dueAt: Date | null;
  /** Nothing is waited for there any more, or not yet. */
  readonly isOpen: boolean;
  /** Whose it is nobody may be told as yet. */
  readonly isBlind: boolean;
}

/** The room whose money comes to one of the banks tells what it waits for, and takes back what it had taken. */
export interface Claims {
  readonly expected: (source: EntityManager, subAccount: string) => Promise<Expected | undefined>;
  /** What is open of this payer, of this amount, or to a number that begins alike; not what nobody may list. */
  readonly openLike: (source: EntityManager, receipt: BankReceiptEntity) => Promise<readonly Expected[]>;
  /** Sub-accounts to which money for these lots comes. */
  readonly accountsOf: (source: EntityManager, lotIds: readonly string[]) => Promise<readonly string[]>;
  /** What hung on it is as before, or why it cannot be any more. */
  readonly undo: (tx: EntityManager, receipt: BankReceiptEntity) => Promise<Refusal | undefined>;
}

/** What the rooms wait for: asked beside each line, and of whatever is nobody's. */
@Injectable()
export class ReceiptClaims {
  private readonly rooms = new Map<BankAccount, Claims>();

  askWith(bank: BankAccount, claims: Claims): void {
    this.rooms.set(bank, claims);
  }

  expected(source: DataSource, bank: BankAccount, subAccount: string): Promise<Expected | undefined> {
    return this.rooms.get(bank)!.expected(source.manager, subAccount);
  }

  async accountsOf(source: DataSource, lotIds: readonly string[]): Promise<string[]> {
    const found: (readonly string[])[] = [];
    for (const room of this.rooms.values()) found.push(await room.accountsOf(source.manager, lotIds));
    return found.flat();
  }

  /** Whose it might be, with the reasons. */
  async candidates(source: DataSource, receipt: BankReceiptEntity) {
    const claims = await this.rooms.get(receipt.bank)!.openLike(source.manager, receipt);
    return candidatesFor(receipt, claims);
  }

  async undo(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    const refusal = await this.rooms.get(receipt.bank)!.undo(tx, receipt);
    if (isRefusal(refusal)) requireNone(refusal);
  }
}
