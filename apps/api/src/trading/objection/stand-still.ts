import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OPEN_OBJECTIONS, mustStandStill } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { DealClock } from '../deal/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, type Mover, THE_PLATFORM } from '../../listing/listing/index.js';
import { Recounts, countedColumns } from '../../rules/calendar/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
import { ObjectionEntity } from './objection.entity.js';

/** A lot stands still as long as an objection that may change its result is open, and goes on by itself after. */
@Injectable()
export class StandStill implements OnModuleInit {
  constructor(
    private readonly deals: DealClock,
    private readonly suspensions: SuspensionService,
    private readonly moves: ListingMoves,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.recounts.of(
      countedColumns({
        table: 'objection',
        began: 'coalesce(replied_at, filed_at)',
        ends: ['due_at'],
        runs: `state = any('{${OPEN_OBJECTIONS.join(',')}}')`,
      }),
    );
    this.deals.tellObjectionsWith(async (tx, lotId, since) => {
      const rows = await tx.find(ObjectionEntity, {
        where: { lotId, subject: 'RESULT' },
        order: { no: 'ASC' },
      });
      return rows.map(({ no, filedAt, decision }) => ({
        no,
        isOfThisResult: filedAt >= since,
        hasOverturned: decision === 'REPEAT' || decision === 'VOID',
      }));
    });
    this.deals.whenConfirming((tx, lot) => this.holdsUp(tx, lot));
    this.suspensions.whenLapsed('UNDER_COMPLAINT', (tx, lot) => this.lapse(tx, lot));
    this.suspensions.guardResumption(async (tx, lot) => {
      if (await this.isNeeded(tx, lot)) throw refused('objection.still-open');
    });
  }

  /** Stops a lot that can still be stopped; one that stands still already, or is past it, is left alone. */
  async begin(tx: EntityManager, lot: LotEntity, note: string, mover: Mover): Promise<void> {
    const isStoppable = this.moves.isAllowed(lot.state, 'suspend');
    if (!isStoppable) return;
    await this.suspensions.stop(tx, lot, { reason: 'UNDER_COMPLAINT', note }, mover);
  }

  /** Lets a lot go on that stood still for objections alone, once none of them is open. */
  async end(tx: EntityManager, lot: LotEntity, mover: Mover & { readonly reason: string }): Promise<void> {
    if (lot.state !== 'SUSPENDED' || lot.suspension?.reason !== 'UNDER_COMPLAINT') return;
    if (!(await this.isNeeded(tx, lot))) await this.suspensions.goOn(tx, lot, mover);
  }

  /** No objection ends a lot by the time that its answer takes; once none is open, the lot goes on. */
  private async lapse(tx: EntityManager, lot: LotEntity): Promise<void> {
    const reason = '异议已经处理完';
    if (!(await this.isNeeded(tx, lot))) return this.suspensions.goOn(tx, lot, { ...THE_PLATFORM, reason });
    const until: { at: Date | null }[] = await tx.query(
      'select max(due_at) as at from objection where lot_id = $1 and stops and state = any($2)',
      [lot.id, OPEN_OBJECTIONS],
    );
    await this.suspensions.standOn(tx, lot, until[0]?.at ?? null, '异议、投诉还没有处理完');
  }

  private async isNeeded(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    return mustStandStill(await tx.findBy(ObjectionEntity, { lotId: lot.id }));
  }

  /** Nothing is confirmed over an open objection, not even over one that nobody has looked at yet. */
  private async holdsUp(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    if (!(await this.isNeeded(tx, lot))) return false;
    await this.begin(tx, lot, '异议还没有处理完', THE_PLATFORM);
    return true;
  }
}
