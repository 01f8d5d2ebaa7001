import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BREACH_DUE_STATES } from '@helan/domain';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';

const STATE = `case d.state ${Object.entries(BREACH_DUE_STATES)
  .map(([state, name]) => `when '${state}' then '${name}'`)
  .join(' ')} end`;

const DUE = {
  from: 'from breach_due d join lot l on l.id = d.lot_id',
  id: 'd.id',
  title: `${STATE} || '：' || coalesce(l.terms->>'title', '')`,
  number: 'l.no',
  region: "l.terms->>'villageCode'",
  since: 'd.created_at',
  due: "coalesce(d.due_at, 'infinity')",
  path: "'/console/bonds'",
} as const;
const IS_LATE = "d.state = 'ASKED' and coalesce(d.due_at, d.asked_at) <= (select platform_now())";

/** What a transferor owes waits for its loss, its letter, and, once the letter's time is over, for the head's word. */
@Injectable()
export class BreachDueWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'BREACH_DUE_ASK',
        name: '催付违约赔付',
        desk: '/console/bonds',
        permission: 'askBreachDue',
        rows: () => ({
          ...DUE,
          where: `(d.state = 'OPEN' or (d.state = 'ASSESSING' and d.proposed_by is null))`,
        }),
      },
      {
        kind: 'BREACH_DUE_DECIDE',
        name: '核定违约赔付',
        desk: '/console/bonds',
        permission: 'declareBreach',
        rows: (actor, bind) => ({
          ...DUE,
          where: `((d.state = 'ASSESSING' and d.proposed_by is not null and ${isAnother(actor, ['d.proposed_by'], bind)}) or (${IS_LATE}))`,
        }),
      },
    );
  }
}
