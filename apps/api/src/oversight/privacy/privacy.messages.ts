import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MASKED_FACTS, type MaskedFact, shanghaiDate, shortMoment } from '@helan/domain';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { COUNTY, type MessageFor, MessageResolvers } from '../../people/message/index.js';

interface Row {
  readonly partyId: string;
  readonly fact: MaskedFact;
  readonly at: Date;
  readonly viewerId: string;
  readonly viewerName: string;
  readonly thatDay: number;
}

/** Whose number was seen in full is told, once a day for each; of whoever looks often the supervisor is. */
@Injectable()
export class PrivacyMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('privacy.viewed', async ({ viewId, isMany }, source) => {
      const rows: Row[] = await source.query(
        `select v.party_id as "partyId", v.fact, v.at, v.account_id as "viewerId", v.viewer_name as "viewerName",
           (select count(*)::int from personal_view o where o.account_id = v.account_id and o.fact not in ('PAPER', 'PAYMENT') and o.at <= v.at
              and o.at >= date_trunc('day', v.at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai') as "thatDay"
         from personal_view v where v.id = $1`,
        [viewId],
      );
      const [row] = rows;
      if (!row) return [];
      const now = (await this.clock.now(source)).getTime();
      return [toPerson(row, now), ...(isMany ? [toSupervisor(row)] : [])];
    });
  }
}

function toPerson({ partyId, fact, at }: Row, now: number): MessageFor {
  return {
    event: 'party.viewed',
    side: 'OWNER',
    to: { kind: 'PARTY', id: partyId },
    values: { at: shortMoment(at.getTime(), now), what: MASKED_FACTS[fact] },
    once: `viewed:${fact}:${shanghaiDate(at.getTime())}`,
  };
}

function toSupervisor({ viewerId, viewerName, thatDay, at }: Row): MessageFor {
  return {
    event: 'work.views',
    side: 'STAFF',
    to: { kind: 'ROLE', role: 'SUPERVISOR', regionCode: COUNTY },
    values: { what: viewerName, count: `${thatDay}` },
    once: `views:${viewerId}:${shanghaiDate(at.getTime())}`,
  };
}
