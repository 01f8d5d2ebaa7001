import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project a contract is, for agents who were given some projects. */
@Injectable()
export class AgentContracts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('contracts', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from contract c join lot l on l.id = coalesce(c.lot_id, c.dropped_lot_id) where c.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
