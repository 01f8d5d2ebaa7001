import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_CHANGES } from '@helan/domain';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';

const KIND = `case x.kind ${Object.entries(PAYMENT_CHANGES)
  .map(([kind, name]) => `when '${kind}' then '${name}'`)
  .join(' ')} end`;

/** Changes of a plan of payments that wait for a second person. */
@Injectable()
export class PlanWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PLAN_CHANGE',
      name: '复核款项变更',
      desk: '/console',
      permission: 'answerPaymentChange',
      rows: (actor, bind) => ({
        from: `from payment_change x join contract c on c.id = x.contract_id
               join lot l on l.id = c.lot_id`,
        where: `x.agrees is null and ${isAnother(actor, ['x.proposed_by'], bind)}`,
        id: 'x.id',
        title: `${KIND} || '：' || coalesce(l.terms->>'title', '')`,
        number: 'c.no',
        region: "l.terms->>'villageCode'",
        since: 'x.proposed_at',
        due: "'infinity'::timestamptz",
        path: "'/console/projects/' || l.project_id",
      }),
    });
  }
}
