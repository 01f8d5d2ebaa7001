import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project a contract is and what follows from it, for agents who were given some projects. */
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
    this.findByLot('certificates', 'certificate');
    this.findByLot('ending-notices', 'ending_notice');
  }

  private findByLot(word: string, table: 'certificate' | 'ending_notice'): void {
    this.scopes.findWith(word, async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        `select l.project_id from ${table} t join lot l on l.id = t.lot_id where t.id = $1`,
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
