import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project an objection is, for agents who were given some projects. */
@Injectable()
export class AgentObjections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('objections', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from objection o join lot l on l.id = o.lot_id where o.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
