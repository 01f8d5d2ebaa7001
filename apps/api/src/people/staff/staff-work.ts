import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SECURITY_EVENTS, STAFF_CHANGES } from '@helan/domain';
import type { Actor } from '../../kernel/auth/index.js';
import { type Bind, type WorkRows, WorkSources, isAnother } from '../../kernel/desk/index.js';

/** What the security administrator decides of accounts, and looks into. */
@Injectable()
export class StaffWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'STAFF_CHANGE',
        name: '确认账号变动',
        desk: '/console/staff-changes',
        permission: 'decideStaffChange',
        rows: changes,
      },
      {
        kind: 'SECURITY_EVENT',
        name: '查看安全提醒',
        desk: '/console/security-events',
        permission: 'closeSecurityEvent',
        isKnown: true,
        rows: events,
      },
    );
  }
}

/** Neither who has proposed it decides it, nor whose account it is. */
function changes(actor: Actor, bind: Bind): WorkRows {
  return {
    from: 'from staff_change c',
    where: `c.outcome is null and ${isAnother(actor, ['c.proposed_by', 'c.account_id'], bind)}`,
    id: 'c.id',
    title: `${nameIn(STAFF_CHANGES, 'c.kind', bind)} || '：' || c.display_name`,
    since: 'c.proposed_at',
    path: "'/console/staff-changes'",
  };
}

/** Nobody finds that his own sign-in was in order. */
function events(actor: Actor, bind: Bind): WorkRows {
  return {
    from: 'from security_event e join account a on a.id = e.account_id',
    where: `e.is_open and ${isAnother(actor, ['e.account_id'], bind)}`,
    id: 'e.id',
    title: `${nameIn(SECURITY_EVENTS, 'e.kind', bind)} || '：' || a.display_name`,
    since: 'e.at',
    path: "'/console/security-events'",
  };
}

function nameIn(names: Readonly<Record<string, string>>, column: string, bind: Bind): string {
  return `(${bind(JSON.stringify(names))}::jsonb ->> ${column})`;
}
