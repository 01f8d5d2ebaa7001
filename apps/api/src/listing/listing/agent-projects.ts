import { Injectable } from '@nestjs/common';
import { OVER_STATES } from '@helan/domain';
import type { MandateProjectView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type Actor, ProjectScopes } from '../../kernel/auth/index.js';
import { AgentMandates } from '../../people/identity/index.js';

const MOST = 50;

/** For agents who were given some projects: which those can be, and of which a lot is. */
@Injectable()
export class AgentProjects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
    private readonly mandates: AgentMandates,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('lots', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select project_id from lot where id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
    // His own, and whatever is listed by others.
    this.mandates.checkProjectsWith(async (tx, partyId, projectIds) => {
      const rows: unknown[] = await tx.query(
        `select 1 from project p where p.id = any($1)
           and (p.transferor_id = $2 or exists (select from lot l where l.project_id = p.id))`,
        [projectIds, partyId],
      );
      return rows.length === new Set(projectIds).size;
    });
  }

  /** Those of the party that are not over, the newest first; with a number, the one that is listed under it. */
  choices({ partyId }: Actor, number = ''): Promise<MandateProjectView[]> {
    const no = number.trim().toUpperCase();
    if (no !== '') return this.listedAs(no);
    return this.dataSource.query(
      `select id, no, coalesce(application->>'title', '') as title from project
       where transferor_id = $1 and not (state = any($2)) order by created_at desc, id limit ${MOST}`,
      [partyId, OVER_STATES],
    );
  }

  /** By the number of a project or of one of its lots, as a notice prints it. */
  private listedAs(no: string): Promise<MandateProjectView[]> {
    return this.dataSource.query(
      `select p.id, p.no, coalesce(p.application->>'title', '') as title from project p
       where p.id in (select l.project_id from lot l where l.no = $1
         union select l.project_id from project j join lot l on l.project_id = j.id where j.no = $1)`,
      [no],
    );
  }
}
