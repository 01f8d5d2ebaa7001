import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type DealSide,
  ENDING_NOTICE_STATES,
  type EndingNoticeState,
  type PriceScale,
  formatPrice,
  shortMoment,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';
import { findFormerWinner, findWinner } from '../../trading/deal/index.js';
import { MESSAGE_APPLICANT, type MessageApplicant, toApplicant } from '../../trading/registration/index.js';

const BREACHES = ['declareBreach', 'declareTransferorBreach'];

/** Both sides are told of a breach and of what ends a contract; whoever comes next is asked. */
@Injectable()
export class BreachMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('listing.moved', async ({ lotId, action }, source) =>
      lotId && BREACHES.includes(action) ? this.breach(source, lotId) : [],
    );
    this.resolvers.resolve('ending.moved', ({ noticeId, to }, source) =>
      this.ending(source, noticeId, to as EndingNoticeState),
    );
    this.resolvers.resolve('succession.moved', ({ successionId, to }, source) =>
      to === 'ASKED' ? this.succession(source, successionId) : Promise.resolve([]),
    );
  }

  /** The result has fallen with it: the winner is whoever broke his word, or whose result fell last. */
  private async breach(source: EntityManager, lotId: string): Promise<MessageFor[]> {
    const lot = await findMessageLot(source, lotId);
    if (!lot) return [];
    const winner = (await findFormerWinner(source, lotId)) ?? (await findWinner(source, lotId));
    const told = { event: 'breach.declared', values: valuesOf(lot) } as const;
    return [...toHolders(lot, told), ...(winner ? toApplicant(winner, told, 'WINNER') : [])];
  }

  private async ending(
    source: EntityManager,
    noticeId: string,
    to: EndingNoticeState,
  ): Promise<MessageFor[]> {
    const rows: (MessageApplicant & { lotId: string; no: string; side: DealSide; dueAt: Date | null })[] =
      await source.query(
        `select ${MESSAGE_APPLICANT}, e.lot_id as "lotId", e.no, e.side, e.due_at as "dueAt"
         from ending_notice e join confirmation c on c.id = e.confirmation_id
         join registration w on w.id = c.registration_id where e.id = $1`,
        [noticeId],
      );
    const [row] = rows;
    const lot = row && (await findMessageLot(source, row.lotId));
    if (!lot) return [];
    const values = { ...valuesOf(lot), no: row.no, what: ENDING_NOTICE_STATES[to] };
    if (to !== 'NOTIFIED') {
      const told = { event: 'ending.moved', values } as const;
      return [...toHolders(lot, told), ...toApplicant(row, told, 'WINNER')];
    }
    if (!row.dueAt) return [];
    const told = {
      event: 'ending.asked',
      values: { ...values, until: await this.inWords(source, row.dueAt) },
    } as const;
    return row.side === 'TRANSFEROR' ? toApplicant(row, told, 'WINNER') : toHolders(lot, told);
  }

  private async succession(source: EntityManager, id: string): Promise<MessageFor[]> {
    const rows: (MessageApplicant & {
      lotId: string;
      amountFen: string;
      price: { unit: string; scale?: PriceScale };
      dueAt: Date;
    })[] = await source.query(
      `select ${MESSAGE_APPLICANT}, s.lot_id as "lotId", s.amount_fen as "amountFen", s.due_at as "dueAt",
         l.terms->'price' as price
       from succession s join registration w on w.id = s.registration_id join lot l on l.id = s.lot_id where s.id = $1`,
      [id],
    );
    const [row] = rows;
    const lot = row && (await findMessageLot(source, row.lotId));
    if (!lot) return [];
    const values = {
      ...valuesOf(lot),
      // What was offered is for a unit: 亩 and 年.
      amount: `${formatPrice(BigInt(row.amountFen), row.price.scale ?? 2)}${row.price.unit}`,
      until: await this.inWords(source, row.dueAt),
    };
    return toApplicant(row, { event: 'succession.asked', values });
  }

  private async inWords(source: EntityManager, at: Date): Promise<string> {
    return shortMoment(at.getTime(), (await this.clock.now(source)).getTime());
  }
}
