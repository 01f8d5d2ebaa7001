import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources } from '../desk/index.js';
import { DueDesk } from './due-desk.js';

/** Deadlines that could not be applied. */
@Injectable()
export class DueWork implements OnModuleInit {
  constructor(
    private readonly sources: WorkSources,
    private readonly desk: DueDesk,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'RESTING_DEADLINE',
      name: '期限重试',
      desk: '/console/resting-deadlines',
      permission: 'keepDeadlines',
      rows: () => {
        const resting = this.desk.resting();
        if (resting === undefined) return undefined;
        return {
          from: `from (${resting}) d`,
          where: 'true',
          id: "d.table_name || ':' || d.row_id",
          title: "d.name || '：' || d.error",
          since: 'd.first_failed_at',
          due: 'd.due_at',
          path: "'/console/resting-deadlines'",
        };
      },
    });
  }
}
