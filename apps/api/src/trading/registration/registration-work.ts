import { Injectable, type OnModuleInit } from '@nestjs/common';
import { regionPatterns } from '../../kernel/auth/index.js';
import { WorkSources, inHisRegions, isAnother } from '../../kernel/desk/index.js';
import { QualificationQueries } from './qualification.queries.js';
import { REVIEWED, isShown } from './social-review.queries.js';

const LOT = {
  title: "coalesce(l.terms->>'title', '')",
  number: 'l.no',
  region: "l.terms->>'villageCode'",
} as const;

/** Files of applicants: one at a time, so that nobody can count them. Source: rules §21 A13. */
@Injectable()
export class RegistrationWork implements OnModuleInit {
  constructor(
    private readonly sources: WorkSources,
    private readonly qualifications: QualificationQueries,
  ) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'QUALIFICATION',
        name: '资格审查',
        desk: '/console/qualifications',
        permission: 'qualifyApplicant',
        rows: async (actor, bind) => {
          const next = await this.qualifications.waiting();
          if (!next) return undefined;
          const due = next.dueAt === null ? "'infinity'::timestamptz" : `${bind(next.dueAt)}::timestamptz`;
          return {
            ...LOT,
            from: 'from registration r join lot l on l.id = r.lot_id',
            where: `r.id = ${bind(next.id)} and ${isAnother(actor, ['r.account_id'], bind)}`,
            id: 'r.id',
            since: 'greatest(r.submitted_at, l.registration_ends_at)',
            due,
            path: "'/console/qualifications'",
          };
        },
      },
      {
        kind: 'SOCIAL_REVIEW',
        name: '社会资本审查',
        desk: '/console/social-reviews',
        permission: 'reviewBusiness',
        rows: (actor, bind) => {
          const isTown = bind(actor.roles.includes('TOWN_REVIEWER'));
          const isSupervisor = bind(actor.roles.includes('SUPERVISOR'));
          return {
            ...LOT,
            from: REVIEWED,
            where: `s.opened_at is not null and s.decided_at is null and r.state = 'QUALIFYING'
              and case s.tier when 'TOWN' then ${isTown}::boolean else ${isSupervisor}::boolean end
              and ${inHisRegions(actor, 's.village_code', bind)} and ${isAnother(actor, ['r.account_id'], bind)}
              and ${isShown(bind(regionPatterns(actor)), isTown, isSupervisor)}`,
            id: 'r.id',
            since: 's.opened_at',
            due: "coalesce(s.due_at, 'infinity')",
            path: "'/console/social-reviews'",
          };
        },
      },
      {
        kind: 'RECONSIDERATION_FIT',
        name: '复核：资格不合格',
        desk: '/console/reconsiderations',
        permission: 'reconsider',
        rows: (actor, bind) => ({
          ...LOT,
          from: `from reconsideration c join registration r on r.id = c.subject_id join lot l on l.id = r.lot_id`,
          where: `c.subject = 'REGISTRATION' and c.decided_at is null and ${isAnother(actor, ['c.proposed_by'], bind)}`,
          id: 'c.id',
          title: "'资格不合格：' || coalesce(l.terms->>'title', '')",
          since: 'c.proposed_at',
          path: "'/console/reconsiderations'",
        }),
      },
    );
  }
}
