import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatYuan } from '@helan/domain';
import { DataSource } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { type OwnDate, OwnDates } from '../../people/message/index.js';

interface Row {
  readonly contractId: string;
  readonly seq: number;
  readonly lotId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly openFen: string;
}

/** Days on which somebody has to pay, out of the contracts that he has taken on. */
@Injectable()
export class PaymentDates implements OnModuleInit {
  constructor(
    private readonly dates: OwnDates,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.dates.findWith('SIGN', (actor) => this.find(actor));
  }

  private async find(actor: Actor): Promise<OwnDate[]> {
    if (!actor.partyId) return [];
    const params: unknown[] = [actor.partyId];
    const scope = inScope(actor, 'l.project_id', (value) => `$${params.push(value)}`);
    const rows: Row[] = await this.dataSource.query(
      `select r.contract_id as "contractId", r.seq, c.lot_id as "lotId", l.terms->>'title' as title,
         r.due_on::text as "dueOn", (r.amount_fen - r.paid_fen) as "openFen"
       from contract c join payment_row r on r.contract_id = c.id join lot l on l.id = c.lot_id
       where c.transferee_id = $1 and r.state in ('PLANNED', 'DUE', 'OVERDUE') and r.due_on is not null
         and ${scope}`,
      params,
    );
    return rows.map(({ contractId, seq, lotId, title, dueOn, openFen }) => ({
      key: `payment-${contractId}-${seq}`,
      lotId,
      title: `付款 ${formatYuan(BigInt(openFen))} 元：${title}`,
      link: `/my/contracts/${lotId}`,
      at: new Date(`${dueOn}T00:00:00Z`),
      minutes: 0,
      isWholeDay: true,
    }));
  }
}
