import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isDepartment } from '@helan/domain';
import { WorkSources, inHisRegions, isAnother } from '../../kernel/desk/index.js';
import { IS_UNSEEN, MANDATE_PAPERS } from './mandates.js';

/** What waits beside the steps of a listing: questions to offices, mandates to be seen, refusals to be looked at again. */
@Injectable()
export class ReviewWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'DEPARTMENT_QUERY',
        name: '协查答复',
        desk: '/console/department-tasks',
        permission: 'answerQuery',
        rows: ({ department }, bind) =>
          department && isDepartment(department)
            ? {
                from: 'from department_query q join project p on p.id = q.project_id',
                where: `q.answered_at is null and q.department = ${bind(department)}`,
                id: 'q.id',
                title: "coalesce(p.application->>'title', '')",
                number: 'p.no',
                region: 'p.village_code',
                since: 'q.asked_at',
                due: "coalesce(q.due_at, 'infinity')",
                path: "'/console/department-tasks'",
              }
            : undefined,
      },
      {
        kind: 'MANDATE',
        name: '核对书面委托',
        desk: '/console/liaison-papers',
        permission: 'seeLiaisonPapers',
        rows: (actor, bind) => ({
          from: `from (select p.id, p.no, p.village_code, p.application->>'title' as title, min(d.uploaded_at) as since
            from project p join ${MANDATE_PAPERS} where ${IS_UNSEEN} and ${inHisRegions(actor, 'p.village_code', bind)}
              and ${isAnother(actor, ['p.created_by'], bind)} group by p.id) m`,
          where: 'true',
          id: 'm.id',
          title: "coalesce(m.title, '')",
          number: 'm.no',
          region: 'm.village_code',
          since: 'm.since',
          path: "'/console/liaison-papers'",
        }),
      },
      {
        kind: 'RECONSIDERATION',
        name: '复核：不予受理',
        desk: '/console/reconsiderations',
        permission: 'reconsider',
        rows: (actor, bind) => ({
          from: 'from reconsideration c join project p on p.id = c.subject_id',
          where: `c.subject = 'PROJECT' and c.decided_at is null and ${isAnother(actor, ['c.proposed_by'], bind)}`,
          id: 'c.id',
          title: "'不予受理：' || coalesce(p.application->>'title', '')",
          number: 'p.no',
          region: 'p.village_code',
          since: 'c.proposed_at',
          path: "'/console/reconsiderations'",
        }),
      },
    );
  }
}
