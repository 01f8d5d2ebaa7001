import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { type OwnDate, OwnDates } from '../../people/message/index.js';
import { ADMITTED } from '../registration/index.js';

interface Row {
  readonly id: string;
  readonly lotId: string;
  readonly title: string;
  readonly startAt: Date;
  readonly minutes: number;
}

/** Sessions that are still to come, of whoever may bid in them and of whose lot it is. */
@Injectable()
export class SessionDates implements OnModuleInit {
  constructor(
    private readonly dates: OwnDates,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.dates.findWith('BID', (actor) => this.find(actor));
  }

  private async find(actor: Actor): Promise<OwnDate[]> {
    if (!actor.partyId) return [];
    const params: unknown[] = [actor.partyId, ADMITTED];
    const scope = inScope(actor, 'l.project_id', (value) => `$${params.push(value)}`);
    const rows: Row[] = await this.dataSource.query(
      `with own as (
         select lot_id from registration where party_id = $1 and state = any($2)
         union select l.id from project p join lot l on l.project_id = p.id where p.transferor_id = $1)
       select s.id, s.lot_id as "lotId", l.terms->>'title' as title, s.start_at as "startAt",
         greatest(1, extract(epoch from s.end_at - s.start_at) / 60)::int as minutes
       from own join bidding_session s on s.lot_id = own.lot_id join lot l on l.id = s.lot_id
       where s.is_current and s.state in ('SCHEDULED', 'READY', 'FREE', 'LIMITED') and ${scope}`,
      params,
    );
    return rows.map(({ id, lotId, title, startAt, minutes }) => ({
      key: `session-${id}`,
      lotId,
      title: `竞价：${title}`,
      link: `/rooms/${lotId}`,
      at: startAt,
      minutes,
      isWholeDay: false,
    }));
  }
}
