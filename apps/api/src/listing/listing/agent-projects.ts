import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';
import { AgentMandates } from '../../people/identity/index.js';

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
}
