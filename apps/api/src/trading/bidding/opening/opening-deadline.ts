import { Injectable } from '@nestjs/common';
import { periodFrom } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../../rules/calendar/index.js';
import { unwrap } from '../../../kernel/http/index.js';
import { type LotEntity, THE_PLATFORM } from '../../../listing/listing/index.js';
import { SuspensionService } from '../../../publicity/notice/index.js';

/** Two holders have one working day. Source: rules §8.2.3. */
const DAYS_TO_OPEN = 1;

/** Until when what is sealed is opened, and what follows where it is not. */
@Injectable()
export class OpeningDeadline {
  constructor(
    private readonly calendars: CalendarService,
    private readonly suspensions: SuspensionService,
  ) {}

  async from(tx: EntityManager, now: Date): Promise<Date> {
    return new Date(unwrap(periodFrom(await this.calendars.load(tx), now.getTime(), DAYS_TO_OPEN)).endAt);
  }

  /** Nobody came to open in time: the lot stands still until somebody has seen to it. */
  async miss(tx: EntityManager, lot: LotEntity): Promise<void> {
    const note = '两位持钥人没有在期限内开启密封的报价';
    await this.suspensions.stop(tx, lot, { reason: 'NOT_OPENED', note }, THE_PLATFORM);
  }
}
