import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project a negotiation is, for agents who were given some projects. */
@Injectable()
export class AgentNegotiations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('negotiations', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from negotiation n join lot l on l.id = n.lot_id where n.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
