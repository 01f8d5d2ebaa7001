import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project an ending notice is, or what a transferor owes, for agents who were given some projects. */
@Injectable()
export class AgentNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('ending-notices', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from ending_notice n join lot l on l.id = n.lot_id where n.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
    this.scopes.findWith('breach-dues', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from breach_due d join lot l on l.id = d.lot_id where d.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
