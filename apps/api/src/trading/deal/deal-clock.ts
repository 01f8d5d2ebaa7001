import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { type DecidedObjection, publicityInWords } from '@helan/domain';
import { ListingMoves, LotDeadlines, LotEntity, THE_PLATFORM } from '../../listing/listing/index.js';
import { HoldCounts, RiskHolds } from '../../listing/risk/index.js';
import { PeriodRecounts, SuspensionService } from '../../publicity/notice/index.js';
import { ConfirmationService } from './confirmation.service.js';
import { DealEntity } from './deal.entity.js';

/** A letter that cannot be printed yet holds its result up; whether it can is looked at again after so long. */
const LOOK_AGAIN_MS = 3_600_000;

/** Answers whether something keeps a result from being confirmed, having seen to what follows. */
type Hindrance = (tx: EntityManager, lot: LotEntity) => Promise<boolean>;

/** The objections to results of a lot that have been decided; its own result stands since a moment. */
type Decided = (tx: EntityManager, lotId: string, since: Date) => Promise<readonly DecidedObjection[]>;

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
    private readonly counts: HoldCounts,
  ) {}

  onModuleInit(): void {
    this.deadlines.when('RESULT_PUBLICITY', (tx, lot) => this.confirm(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.moveOn(tx, lot));
    this.counts.whenPossible('RESULT_PUBLICITY', async (tx, { id }) => {
      const deal = await tx.findOneBy(DealEntity, { lotId: id });
      return deal?.publicityEndsAt ?? null;
    });
    this.holds.whenFreed(lookAgain);
    this.holds.findGapsWith((tx, lotId) => this.findGaps(tx, lotId));
    this.periods.whenMoved((tx, lot) => this.moveOn(tx, lot));
  }

  /** Domains above this one say here what holds a confirmation up. */
  whenConfirming(hindrance: Hindrance): void {
    this.hindrances.push(hindrance);
  }

  /** Said as soon as there is a result, so that it is seen to before its publicity is over. */
  private async findGaps(tx: EntityManager, lotId: string): Promise<string | null> {
    const lot = await tx.findOneBy(LotEntity, { id: lotId, state: 'RESULT_PUBLICITY' });
    const deal = lot && (await tx.findOneBy(DealEntity, { lotId }));
    return deal ? this.confirmations.findGaps(tx, lot, deal) : null;
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
    const now = await this.clock.now(tx);
    if (await this.confirmations.findGaps(tx, lot, deal)) {
      const nextDueAt = new Date(now.getTime() + LOOK_AGAIN_MS);
      return void (await tx.update(LotEntity, { id: lot.id }, { nextDueAt }));
    }
    deal.confirmedAt = now;
    await this.confirmations.issue(tx, lot, deal, null);
    const reason = publicityInWords(await this.decided(tx, lot.id, deal.decidedAt));
    await this.lots.moveLot(tx, lot, 'confirmDeal', { ...THE_PLATFORM, reason });
  }
}

/** Results whose days are over and that a finding has kept back: whether one still does is asked anew. */
async function lookAgain(tx: EntityManager, projectId: string | null): Promise<void> {
  await tx.query(
    `update lot l set next_due_at = d.publicity_ends_at from deal d
     where d.lot_id = l.id and l.state = 'RESULT_PUBLICITY' and l.next_due_at > d.publicity_ends_at
       and ($1::uuid is null or l.project_id = $1)`,
    [projectId],
  );
}
