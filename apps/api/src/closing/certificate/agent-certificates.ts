import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProjectScopes } from '../../kernel/auth/index.js';

/** Of which project a certificate is, for agents who were given some projects. */
@Injectable()
export class AgentCertificates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: ProjectScopes,
  ) {}

  onModuleInit(): void {
    this.scopes.findWith('certificates', async (id) => {
      const rows: { project_id: string }[] = await this.dataSource.query(
        'select l.project_id from certificate c join lot l on l.id = c.lot_id where c.id = $1',
        [id],
      );
      return rows[0]?.project_id;
    });
  }
}
