import { Injectable } from '@nestjs/common';
import type { RefusedApplicantView } from '@helan/contracts';
import { DataSource } from 'typeorm';

const MOST = 100;

/** Applicants who were found unfit, for whoever may say that it was a mistake; nobody as long as people may register. */
@Injectable()
export class RefusedApplicants {
  constructor(private readonly dataSource: DataSource) {}

  list(): Promise<RefusedApplicantView[]> {
    return this.dataSource.query(
      `select r.id, p.name || '：' || (l.terms->>'title') || '（' || l.no || '）' as name, r.decision_reason as reason
       from registration r join lot l on l.id = r.lot_id join party p on p.id = r.party_id
       where r.state = 'DISQUALIFIED' and r.paddle is null and l.state = 'REG_CLOSED'
         and not exists (select from reconsideration c where c.subject_id = r.id and c.decided_at is null)
       order by r.decided_at desc, r.id limit ${MOST}`,
    );
  }
}
