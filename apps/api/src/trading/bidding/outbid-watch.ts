import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BID_KINDS, formatPrice, type PriceScale } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { Recurring } from '../../kernel/recurring.js';
import { DeliveryWays, type Reminder, Reminders } from '../../people/message/index.js';

const EVERY_MS = 3_000;

interface Row {
  readonly lotId: string;
  readonly projectId: string;
  readonly title: string;
  readonly registrationId: string;
  readonly partyId: string;
  readonly currentFen: string;
  readonly scale: PriceScale;
  readonly once: string;
}

/**
 * Whoever has a browser that is told and whose bid no longer leads: once for each bid of his own. The room tells everybody;
 * nobody is written to by short message, and no bid waits for this.
 */
@Injectable()
export class OutbidWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('outbid', EVERY_MS, () => this.look());

  constructor(
    private readonly reminders: Reminders,
    private readonly ways: DeliveryWays,
  ) {}

  onApplicationBootstrap(): void {
    if (this.ways.has('PUSH')) this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  look(): Promise<void> {
    return this.reminders.tell((source) => this.find(source));
  }

  private async find(source: EntityManager): Promise<Reminder[]> {
    const rows: Row[] = await source.query(
      `select s.lot_id as "lotId", l.project_id as "projectId", l.terms->>'title' as title, w.id as "registrationId",
         w.party_id as "partyId", s.current_fen as "currentFen",
         coalesce((l.terms->'price'->>'scale')::int, 2) as scale, 'outbid:' || s.id || ':' || own.seq as once
       from bidding_session s join lot l on l.id = s.lot_id
       join registration w on w.lot_id = s.lot_id and w.id <> s.leader_id and w.state = 'ADMITTED'
       cross join lateral (select seq from session_line b where b.session_id = s.id and b.kind = any($1)
         and b.registration_id = w.id order by seq desc limit 1) own
       where s.is_current and s.state in ('FREE', 'LIMITED') and s.current_fen is not null
         and (exists (select from push_subscription p where p.account_id = w.account_id)
           or exists (select from account a join push_subscription p on p.account_id = a.id
             where a.party_id = w.party_id))
         and not exists (select from message m where m.event = 'session.outbid'
           and m.subject = 'outbid:' || s.id || ':' || own.seq)`,
      [Object.keys(BID_KINDS)],
    );
    return rows.map(({ lotId, projectId, title, registrationId, partyId, currentFen, scale, once }) => ({
      event: 'session.outbid',
      side: 'APPLICANT',
      to: { kind: 'PARTY', id: partyId },
      values: {
        lot: title,
        amount: formatPrice(BigInt(currentFen), scale),
        lotId,
        project: projectId,
        registration: registrationId,
      },
      once,
    }));
  }
}
