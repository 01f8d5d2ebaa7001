import { Injectable, type OnModuleInit } from '@nestjs/common';
import { valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { LotEntity } from '../../listing/listing/index.js';
import { Recounts, countedColumns } from '../../rules/calendar/index.js';
import { EndingNoticeEntity } from './ending-notice.entity.js';
import { EndingNoticeService } from './ending-notice.service.js';

/** The days in which the other side of a contract answers a notice. */
@Injectable()
export class EndingNoticeClock implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly notices: EndingNoticeService,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'ending_notice',
      key: 'id',
      name: '解除通知的答复期限',
      of: 'lot_id',
      apply: (tx, id) => this.notices.expire(tx, id),
    });
    this.recounts.of(
      countedColumns({
        table: 'ending_notice',
        began: 'given_at',
        ends: ['next_due_at', 'due_at'],
        runs: "state = 'NOTIFIED'",
        daysOf,
      }),
    );
  }
}

async function daysOf(tx: EntityManager, id: string): Promise<number> {
  const { lotId } = await tx.findOneByOrFail(EndingNoticeEntity, { id });
  const { terms } = await tx.findOneByOrFail(LotEntity, { id: lotId });
  return valueIn(terms.parameters, 'ending.answerWorkingDays');
}
