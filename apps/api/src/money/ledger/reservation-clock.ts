import { Injectable } from '@nestjs/common';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { endReservation } from './reservations.js';

/** What was reserved and not moved in its time is free again. */
@Injectable()
export class ReservationClock {
  constructor(runner: DueRunner) {
    runner.register({
      table: 'ledger_reservation',
      key: 'key',
      name: '预留款项到期',
      apply: async (tx, key) => void (await endReservation(tx, key, 'EXPIRED')),
    });
  }
}
