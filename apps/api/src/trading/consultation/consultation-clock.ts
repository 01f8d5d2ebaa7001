import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { ListingMoves } from '../../listing/listing/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
import { ConsultationService } from './consultation.service.js';

/** The time in which both sides answer: it runs out, and stands still with its lot. */
@Injectable()
export class ConsultationClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly lots: ListingMoves,
    private readonly suspensions: SuspensionService,
    private readonly consultations: ConsultationService,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'consultation',
      key: 'id',
      apply: (tx, id) => this.consultations.expire(tx, id),
    });
    for (const state of ['SUSPENDED', 'TERMINATED'] as const)
      this.lots.whenLotEnters(state, (tx, lot) => this.consultations.stopClock(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.consultations.restartClock(tx, lot));
  }
}
