import { Injectable, type OnModuleInit } from '@nestjs/common';
import { INITIAL_PARAMETERS } from '@helan/domain';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';

const LABEL = `case r.change->>'key' ${INITIAL_PARAMETERS.map(
  ({ key, label }) => `when '${key}' then '${label.replaceAll("'", "''")}'`,
).join(' ')} else r.change->>'key' end`;

/** Changes of the rulebook and the calendar that wait for the second person. */
@Injectable()
export class RulingWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'RULING',
      name: '批准规则、日历',
      desk: '/console/rules',
      permission: 'decideRuling',
      rows: (actor, bind) => ({
        from: 'from ruling r',
        where: `r.state = 'PROPOSED' and ${isAnother(actor, ['r.proposed_by'], bind)}`,
        id: 'r.id',
        title: `case r.kind when 'CALENDAR' then '工作日历：' || coalesce(r.change->>'documentNo', '')
          else '规则：' || coalesce(${LABEL}, '') end`,
        since: 'r.proposed_at',
        path: "'/console/rules'",
      }),
    });
  }
}
