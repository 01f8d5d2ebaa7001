import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ListingMoves } from '../../listing/listing/index.js';
import { SuspensionService } from '../../publicity/notice/index.js';
import { RegistrationCorrections } from './correction.service.js';

/** The time for a correction stands still with its lot. */
@Injectable()
export class CorrectionClock implements OnModuleInit {
  constructor(
    private readonly lots: ListingMoves,
    private readonly suspensions: SuspensionService,
    private readonly corrections: RegistrationCorrections,
  ) {}

  onModuleInit(): void {
    this.lots.whenLotEnters('SUSPENDED', (tx, lot) => this.corrections.stopClock(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.corrections.restartClock(tx, lot));
  }
}
