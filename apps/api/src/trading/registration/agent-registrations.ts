import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project a registration is, for agents who were given some projects. */
@Injectable()
export class AgentRegistrations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('registrations', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from registration r join lot l on l.id = r.lot_id where r.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
