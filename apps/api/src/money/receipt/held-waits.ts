import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';

type Left = (tx: EntityManager, receipt: BankReceiptEntity) => Promise<void>;

/**
 * How long money waits for two people: the finance desk is asked to decide in time, and where it does not the supervisor
 * is told. Nothing goes back by that. Source: rules §10.2, §21 A16.
 */
@Injectable()
export class HeldWaits implements OnModuleInit {
  private readonly left = new Map<BankAccount, Left>();
  private poolEnds: Left = async () => undefined;

  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly runner: DueRunner,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'bank_receipt',
      key: 'id',
      name: '到账待认定、待认领的期限',
      apply: (tx, id) => this.tell(tx, id),
    });
    this.recounts.of(
      countedColumns({
        table: 'bank_receipt',
        began: 'held_at',
        ends: ['held_due_at', 'next_due_at'],
        runs: `state in ('HELD', 'POOLED')`,
      }),
    );
  }

  /** The room whose money comes to a bank tells the supervisor of what was left undecided there. */
  whenLeft(bank: BankAccount, hook: Left): void {
    this.left.set(bank, hook);
  }

  /** What is done with money whose time in the pool is over. */
  whenPoolEnds(hook: Left): void {
    this.poolEnds = hook;
  }

  /** The dates of a receipt that waits in the pool from now on: its owner has that long to be found. Source: rules §10.2. */
  async beginPool(tx: EntityManager): Promise<Pick<BankReceiptEntity, 'heldAt' | 'heldDueAt' | 'nextDueAt'>> {
    const heldAt = await this.clock.now(tx);
    const { 'receipt.poolWorkingDays': days } = await this.parameters.rulebook(tx);
    const heldDueAt = await this.calendars.expectedAt(tx, heldAt, days);
    return { heldAt, heldDueAt, nextDueAt: heldDueAt };
  }

  /** The dates of a receipt that is held from now on. */
  async begin(tx: EntityManager): Promise<Pick<BankReceiptEntity, 'heldAt' | 'heldDueAt' | 'nextDueAt'>> {
    const heldAt = await this.clock.now(tx);
    const rulebook = await this.parameters.rulebook(tx);
    const after = (workingDays: number) => this.calendars.expectedAt(tx, heldAt, workingDays);
    return {
      heldAt,
      heldDueAt: await after(rulebook['receipt.heldWorkingDays']),
      nextDueAt: await after(rulebook['receipt.superviseWorkingDays']),
    };
  }

  private async tell(tx: EntityManager, id: string): Promise<void> {
    const receipt = await lockRow(tx, BankReceiptEntity, { id });
    await tx.update(BankReceiptEntity, { id }, { nextDueAt: null });
    receipt.nextDueAt = null;
    if (receipt.state === 'POOLED') await this.poolEnds(tx, receipt);
    // Held, or kept in the pool by a word that nobody has answered.
    if (receipt.state === 'HELD' || receipt.state === 'POOLED')
      await this.left.get(receipt.bank)?.(tx, receipt);
  }
}
