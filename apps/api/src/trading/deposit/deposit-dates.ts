import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatYuan } from '@helan/domain';
import { DataSource } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { type OwnDate, OwnDates } from '../../people/message/index.js';

interface Row {
  readonly id: string;
  readonly registrationId: string;
  readonly lotId: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly amountFen: string;
}

const MINUTES_BEFORE = 30;

/** Until when somebody's deposit has to be there. */
@Injectable()
export class DepositDates implements OnModuleInit {
  constructor(
    private readonly dates: OwnDates,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.dates.findWith('REGISTER', (actor) => this.find(actor));
  }

  private async find(actor: Actor): Promise<OwnDate[]> {
    if (!actor.partyId) return [];
    const params: unknown[] = [actor.partyId];
    const scope = inScope(actor, 'l.project_id', (value) => `$${params.push(value)}`);
    const rows: Row[] = await this.dataSource.query(
      `select d.id, d.registration_id as "registrationId", d.lot_id as "lotId", l.terms->>'title' as title,
         d.due_at as "dueAt", d.amount_fen as "amountFen"
       from registration w join deposit d on d.registration_id = w.id join lot l on l.id = d.lot_id
       where w.party_id = $1 and w.state = 'QUALIFIED' and d.state = 'DUE' and ${scope}`,
      params,
    );
    return rows.map(({ id, registrationId, lotId, title, dueAt, amountFen }) => ({
      key: `deposit-${id}`,
      lotId,
      title: `保证金 ${formatYuan(BigInt(amountFen))} 元截止：${title}`,
      link: `/my/registrations/${registrationId}`,
      at: new Date(dueAt.getTime() - MINUTES_BEFORE * 60_000),
      minutes: MINUTES_BEFORE,
      isWholeDay: false,
    }));
  }
}
