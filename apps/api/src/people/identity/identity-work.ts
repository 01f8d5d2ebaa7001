import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/index.js';
import { type Bind, type WorkRows, WorkSources, isAnother } from '../../kernel/desk/index.js';

/** Who somebody is, and who goes on for him: what the center settles, each by the hand of a second person where one is asked for. */
@Injectable()
export class IdentityWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    const stops = { desk: '/console/party-stops', permission: 'keepParty' } as const;
    this.sources.add(
      {
        kind: 'ISSUER_REQUEST',
        name: '身份关联',
        desk: '/console/issuer-requests',
        permission: 'settleIdentity',
        rows: issuerRequests,
      },
      {
        kind: 'CORRECTION_CHECK',
        name: '核对更正的证件',
        desk: '/console/corrections',
        permission: 'checkCorrection',
        rows: (actor, bind) =>
          corrections("c.state = 'ASKED'", 'c.asked_at', isAnother(actor, ['c.asked_by'], bind)),
      },
      {
        kind: 'CORRECTION_DECIDE',
        name: '决定资料更正',
        desk: '/console/corrections',
        permission: 'decideCorrection',
        rows: (actor, bind) =>
          corrections(
            "c.state = 'CHECKED'",
            'c.checked_at',
            isAnother(actor, ['c.asked_by', 'c.checked_by'], bind),
          ),
      },
      {
        kind: 'NUMBER_RELEASE',
        name: '确认空出证件号码',
        desk: '/console/number-releases',
        permission: 'keepParty',
        rows: numberReleases,
      },
      {
        kind: 'PHONE_CHANGE',
        name: '确认换绑手机号',
        desk: '/console/phone-changes',
        permission: 'keepParty',
        rows: phoneChanges,
      },
      { kind: 'PARTY_STOP', name: '确认停办或者恢复', ...stops, rows: partyStops },
      { kind: 'SUCCESSOR', name: '确认监护人或者继承人', ...stops, rows: successors },
    );
  }
}

function issuerRequests(): WorkRows {
  return {
    from: 'from issuer_request q',
    where: "q.state = 'ASKED'",
    id: 'q.id',
    title: "q.name || case q.kind when 'CLASH' then '：证件号码已经有人登记' else '：等着关联' end",
    since: 'q.asked_at',
    path: "'/console/issuer-requests'",
  };
}

/** Whoever has seen the papers leaves it to another. */
function phoneChanges(actor: Actor, bind: Bind): WorkRows {
  return {
    from: 'from phone_change c join party p on p.id = c.party_id',
    where: `c.state = 'ASKED' and ${isAnother(actor, ['c.asked_by'], bind)}`,
    id: 'c.id',
    title: 'p.name',
    region: 'p.village_code',
    since: 'c.asked_at',
    path: "'/console/phone-changes'",
  };
}

function corrections(state: string, since: string, isHis: string): WorkRows {
  return {
    from: 'from party_correction c join party p on p.id = c.party_id',
    where: `${state} and ${isHis}`,
    id: 'c.id',
    title: 'p.name',
    region: 'p.village_code',
    since,
    path: "'/console/corrections'",
  };
}

/** Whoever proposed it leaves it to another. */
function numberReleases(actor: Actor, bind: Bind): WorkRows {
  return {
    from: 'from number_release n join party p on p.id = n.party_id',
    where: `n.state = 'PROPOSED' and ${isAnother(actor, ['n.proposed_by'], bind)}`,
    id: 'n.id',
    title: 'p.name',
    region: 'p.village_code',
    since: 'n.proposed_at',
    path: "'/console/number-releases'",
  };
}

/** Whoever asked leaves it to another: for the stop, or for its end. */
function partyStops(actor: Actor, bind: Bind): WorkRows {
  return {
    from: 'from party_stop s join party p on p.id = s.party_id',
    where: `(s.state = 'PROPOSED' and ${isAnother(actor, ['s.proposed_by'], bind)}
      or s.state = 'LIFTING' and ${isAnother(actor, ['s.lift_asked_by'], bind)})`,
    id: 's.id',
    title: "p.name || case s.state when 'LIFTING' then '：恢复办理' else '：停办' end",
    region: 'p.village_code',
    since: 'coalesce(s.lift_asked_at, s.proposed_at)',
    path: "'/console/party-stops'",
  };
}

function successors(actor: Actor, bind: Bind): WorkRows {
  return {
    from: `from party_stop s join party p on p.id = s.party_id
      join agent_mandate m on m.party_id = s.party_id and m.kind in ('GUARDIAN', 'HEIR')`,
    where: `s.state in ('PROPOSED', 'IN_FORCE', 'LIFTING') and m.confirmed_at is null and m.ended_at is null
      and ${isAnother(actor, ['m.given_by'], bind)}`,
    id: 'm.id',
    title: "p.name || '：' || m.agent_name",
    region: 'p.village_code',
    since: 'm.given_at',
    path: "'/console/party-stops'",
  };
}
