import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RESERVE_WAIT_DAYS, periodFrom } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../../rules/calendar/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { unwrap } from '../../../kernel/http/index.js';
import { type LotEntity, THE_PLATFORM } from '../../../listing/listing/index.js';
import { SuspensionService } from '../../../publicity/notice/index.js';
import { ReserveService } from './reserve.service.js';

/** Two holders have one working day. Source: rules §8.2.3. */
const DAYS_TO_OPEN = 1;

/** Until when what is sealed is opened, and what follows where it is not. */
@Injectable()
export class OpeningDeadline implements OnModuleInit {
  constructor(
    private readonly calendars: CalendarService,
    private readonly suspensions: SuspensionService,
    private readonly clock: PlatformClock,
    private readonly reserves: ReserveService,
  ) {}

  onModuleInit(): void {
    this.reserves.whenEntered((tx, lot) => this.goOn(tx, lot));
  }

  async from(tx: EntityManager, now: Date): Promise<Date> {
    return new Date(unwrap(periodFrom(await this.calendars.load(tx), now.getTime(), DAYS_TO_OPEN)).endAt);
  }

  /** Nobody came to open in time: the lot stands still until somebody has seen to it. */
  async miss(tx: EntityManager, lot: LotEntity): Promise<void> {
    const note = '两位持钥人没有在期限内开启密封的报价';
    await this.suspensions.stop(tx, lot, { reason: 'NOT_OPENED', note }, THE_PLATFORM);
  }

  /** No reserve was entered in time: the lot waits for it for some days, then its lister has broken his word. */
  async missReserve(tx: EntityManager, lot: LotEntity): Promise<void> {
    const now = (await this.clock.now(tx)).getTime();
    const { endAt } = unwrap(periodFrom(await this.calendars.load(tx), now, RESERVE_WAIT_DAYS));
    const note = `最迟 ${RESERVE_WAIT_DAYS} 个工作日内封存，还不封存的按转出方违约处理`;
    await this.suspensions.stop(
      tx,
      lot,
      { reason: 'RESERVE_MISSING', note, until: new Date(endAt) },
      THE_PLATFORM,
    );
  }

  /** It came after all: the lot goes on, and its session is planned again. */
  private async goOn(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.suspension?.reason !== 'RESERVE_MISSING') return;
    await this.suspensions.goOn(tx, lot, { ...THE_PLATFORM, reason: '保留价已经封存' });
  }
}
