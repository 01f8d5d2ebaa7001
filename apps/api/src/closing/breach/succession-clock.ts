import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { SuccessionService } from './succession.service.js';

/** The time in which whoever is asked answers. */
@Injectable()
export class SuccessionClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly successions: SuccessionService,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'succession',
      key: 'id',
      apply: (tx, id) => this.successions.expire(tx, id),
    });
  }
}
