import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { Recounts, countedColumns } from '../../rules/calendar/index.js';
import { SuccessionService } from './succession.service.js';

/** The time in which whoever is asked answers. */
@Injectable()
export class SuccessionClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly successions: SuccessionService,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'succession',
      key: 'id',
      name: '递补的答复期限',
      of: 'lot_id',
      apply: (tx, id) => this.successions.expire(tx, id),
    });
    this.recounts.of(
      countedColumns({
        table: 'succession',
        began: 'asked_at',
        ends: ['due_at', 'next_due_at'],
        runs: "state = 'ASKED'",
      }),
    );
  }
}
