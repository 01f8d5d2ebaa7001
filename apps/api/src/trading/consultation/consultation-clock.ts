import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { AT_ONCE, HoldCounts } from '../../listing/risk/index.js';
import { RegistrationMoves } from '../registration/index.js';
import { Recounts, countedColumns } from '../../rules/calendar/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
import { ConsultationEntity } from './consultation.entity.js';
import { ConsultationService } from './consultation.service.js';

/** The time in which both sides answer: it runs out, and stands still with its lot. */
@Injectable()
export class ConsultationClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly lots: ListingMoves,
    private readonly suspensions: SuspensionService,
    private readonly consultations: ConsultationService,
    private readonly holds: HoldCounts,
    private readonly recounts: Recounts,
    private readonly registrations: RegistrationMoves,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'consultation',
      key: 'id',
      name: '征询意见的期限',
      of: 'lot_id',
      apply: (tx, id) => this.consultations.expire(tx, id),
    });
    for (const state of ['SUSPENDED', 'TERMINATED'] as const)
      this.lots.whenLotEnters(state, (tx, lot) => this.consultations.stopClock(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.consultations.restartClock(tx, lot));
    this.holds.whenPossible('REG_CLOSED', answeredAt);
    this.registrations.whenEntering('QUALIFYING', async (tx, { lotId }) => {
      const lot = await lockLot(tx, lotId);
      if (lot.state === 'REG_CLOSED') await this.consultations.takeBack(tx, lot);
    });
    this.registrations.whenEntering('QUALIFIED', async (tx, { lotId }, action) => {
      const lot = await lockLot(tx, lotId);
      if (action === 'unadmit' && lot.state === 'REG_CLOSED') await this.consultations.takeBack(tx, lot);
    });
    this.registrations.whenEntering('ADMITTED', async (tx, { lotId }, action) => {
      if (action === 'reinstate') await this.consultations.askAgain(tx, await lockLot(tx, lotId));
    });
    this.lots.whenLotMoves(async (tx, { lot, action }) => {
      if (action === 'reopenRegistration') await this.consultations.takeBack(tx, lot);
    });
    this.recounts.of(
      countedColumns({
        table: 'consultation',
        began: 'asked_at',
        ends: ['due_at', 'next_due_at'],
        runs: "state <> 'CLOSED'",
      }),
    );
  }
}

/** A session, an agreement or talks can be set up once both sides have been asked; a lot that is only relayed asks nobody. */
async function answeredAt(tx: EntityManager, { id, round, terms }: LotEntity): Promise<Date | null> {
  if (terms.isRelay) return AT_ONCE;
  return (await tx.findOneBy(ConsultationEntity, { lotId: id, round }))?.closedAt ?? null;
}
