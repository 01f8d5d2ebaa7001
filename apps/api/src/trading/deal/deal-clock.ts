import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { publicityInWords } from '@helan/domain';
import { ListingMoves, LotDeadlines, LotEntity, THE_PLATFORM } from '../../listing/listing/index.js';
import { RiskHolds } from '../../listing/risk/index.js';
import { PeriodRecounts, SuspensionService } from '../../publicity/notice/index.js';
import { ConfirmationService } from './confirmation.service.js';
import { DealEntity } from './deal.entity.js';

/** Answers whether something keeps a result from being confirmed, having seen to what follows. */
type Hindrance = (tx: EntityManager, lot: LotEntity) => Promise<boolean>;

/** Numbers of the objections to a lot that have been decided. */
type Decided = (tx: EntityManager, lotId: string) => Promise<readonly string[]>;

/** The publicity of a result: it runs out and the result is confirmed, unless somebody has objected. */
@Injectable()
export class DealClock implements OnModuleInit {
  private readonly hindrances: Hindrance[] = [];
  private decided: Decided = async () => [];

  constructor(
    private readonly clock: PlatformClock,
    private readonly lots: ListingMoves,
    private readonly deadlines: LotDeadlines,
    private readonly suspensions: SuspensionService,
    private readonly periods: PeriodRecounts,
    private readonly confirmations: ConfirmationService,
    private readonly holds: RiskHolds,
  ) {}

  onModuleInit(): void {
    this.deadlines.when('RESULT_PUBLICITY', (tx, lot) => this.confirm(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.moveOn(tx, lot));
    this.periods.whenMoved((tx, lot) => this.moveOn(tx, lot));
  }

  /** Domains above this one say here what holds a confirmation up. */
  whenConfirming(hindrance: Hindrance): void {
    this.hindrances.push(hindrance);
  }

  /** The domain that knows of objections says which there were. */
  tellObjectionsWith(decided: Decided): void {
    this.decided = decided;
  }

  /** A publicity that was suspended, or counted anew, ends as much later as its lot does. */
  private async moveOn(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.state === 'RESULT_PUBLICITY' && lot.nextDueAt)
      await tx.update(DealEntity, { lotId: lot.id }, { publicityEndsAt: lot.nextDueAt });
  }

  private async confirm(tx: EntityManager, lot: LotEntity): Promise<void> {
    const deal = await lockRow(tx, DealEntity, { lotId: lot.id });
    lot.nextDueAt = deal.publicityEndsAt;
    for (const holdsUp of this.hindrances) if (await holdsUp(tx, lot)) return;
    const heldUntil = await this.holds.until(tx, lot);
    if (heldUntil) return void (await tx.update(LotEntity, { id: lot.id }, { nextDueAt: heldUntil }));
    deal.confirmedAt = await this.clock.now(tx);
    await this.confirmations.issue(tx, lot, deal, null);
    const decided = await this.decided(tx, lot.id);
    const reason = publicityInWords(decided);
    await this.lots.moveLot(tx, lot, 'confirmDeal', { ...THE_PLATFORM, reason });
  }
}
