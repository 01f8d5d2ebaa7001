import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RISK_RULES, TRADING_CODES } from '@helan/domain';
import { WorkSources, inHisRegions } from '../../kernel/desk/index.js';

/** A code in words, as far as codes are known. */
const NAME = `case a.code ${Object.entries(RISK_RULES)
  .map(([code, name]) => `when '${code}' then '${name.replaceAll("'", "''")}'`)
  .join(' ')} else a.code end`;

const ALERT = {
  from: 'from risk_alert a left join project p on p.id = a.project_id',
  id: 'a.id',
  title: `${NAME} || '：' || coalesce(p.application->>'title', '平台')`,
  number: 'p.no',
  region: 'p.village_code',
} as const;

/** Of an alert's project: drafts are few, and the others need not be read. */
const IS_HANDED_IN = `not exists (select from project d where d.id = a.project_id and d.state = 'DRAFT')`;

/** 风险提示 that somebody has to look into, and what was not looked into in time. */
@Injectable()
export class RiskWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'RISK',
        name: '核查风险提示',
        desk: '/console/risks',
        permission: 'closeRisk',
        rows: (actor, bind) => {
          const conditions = ['a.closed_at is null'];
          // What is red, about the trade, or about the platform itself is the supervisor's alone.
          if (!actor.roles.includes('SUPERVISOR'))
            conditions.push(
              `a.level <> 'RED' and not a.code = any(${bind([...TRADING_CODES])})`,
              `a.project_id is not null and ${inHisRegions(actor, 'a.village_code', bind)} and ${IS_HANDED_IN}`,
            );
          return {
            ...ALERT,
            where: conditions.join(' and '),
            since: 'a.raised_at',
            due: "coalesce(a.due_at, 'infinity')",
            path: "case when a.project_id is null then '/console/risks' else '/console/projects/' || a.project_id end",
          };
        },
      },
      {
        kind: 'ESCALATION',
        name: '监管逾期',
        desk: '/console/escalations',
        permission: 'answerForSupervision',
        rows: () => ({
          ...ALERT,
          where: 'a.told_at is not null and a.noted_at is null',
          since: 'a.told_at',
          path: "'/console/escalations'",
        }),
      },
    );
  }
}
