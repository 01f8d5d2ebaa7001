import { Injectable, type OnModuleInit } from '@nestjs/common';
import { valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { ListingMoves, LotEntity, saveLot } from '../../listing/listing/index.js';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';

/** A certificate is issued within the days of the notice after the price is settled; the desks show which is late. Source: rules §17 certificate.issueWd. */
@Injectable()
export class CertificateClock implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly moves: ListingMoves,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.moves.whenLotEnters('SETTLED', (tx, lot) => this.begin(tx, lot));
    this.recounts.of(
      countedColumns({
        table: 'lot',
        began: 'state_since',
        ends: ['step_due_at'],
        runs: "state = 'SETTLED'",
      }),
    );
  }

  private async begin(tx: EntityManager, lot: LotEntity): Promise<void> {
    const days = valueIn(lot.terms.parameters, 'certificate.workingDays');
    lot.stepDueAt = await this.calendars.dueAt(tx, await this.clock.now(tx), days);
    await saveLot(tx, lot);
  }
}
