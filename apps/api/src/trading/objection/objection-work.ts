import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Permission } from '@helan/contracts';
import { OBJECTION_SUBJECTS } from '@helan/domain';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';
import { IS_OPEN } from './objection.queries.js';

const SUBJECT = `case o.subject ${Object.entries(OBJECTION_SUBJECTS)
  .map(([subject, name]) => `when '${subject}' then '${name}'`)
  .join(' ')} else '异议' end`;

const KINDS: readonly (readonly [kind: string, name: string, states: string, permission: Permission])[] = [
  ['OBJECTION_ACCEPT', '受理异议', "'FILED'", 'answerObjection'],
  ['OBJECTION_REPLY', '答复异议', "'INVESTIGATING'", 'answerObjection'],
  ['OBJECTION_DECIDE', '决定异议、投诉', "'UPHELD', 'COMPLAINED'", 'decideObjection'],
];

/** 异议和投诉 that wait for an answer of the center, or for the supervisor's decision. */
@Injectable()
export class ObjectionWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    for (const [kind, name, states, permission] of KINDS)
      this.sources.add({
        kind,
        name,
        desk: '/console/objections',
        permission,
        rows: (actor, bind) => ({
          from: 'from objection o join lot l on l.id = o.lot_id',
          where: `${IS_OPEN} and o.state in (${states}) and ${isAnother(actor, ['o.account_id'], bind)}`,
          id: 'o.id',
          title: `${SUBJECT} || '：' || coalesce(l.terms->>'title', '')`,
          number: 'o.no',
          region: "l.terms->>'villageCode'",
          since: 'coalesce(o.replied_at, o.filed_at)',
          due: "coalesce(o.due_at, 'infinity')",
          path: "'/console/objections'",
        }),
      });
  }
}
