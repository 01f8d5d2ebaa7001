import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { lockRow } from '../../kernel/db/index.js';
import { ListingMoves, THE_PLATFORM } from './listing-moves.js';
import { ProjectEntity } from './project.entity.js';

/** The one deadline of a project: a correction that nobody answers counts as withdrawn. */
@Injectable()
export class ProjectDeadlines implements OnModuleInit {
  constructor(
    private readonly runner: DueRunner,
    private readonly moves: ListingMoves,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'project',
      key: 'id',
      name: '申请的补正期限',
      apply: async (tx, id) => {
        const project = await lockRow(tx, ProjectEntity, { id });
        await this.moves.moveProject(tx, project, 'lapse', { ...THE_PLATFORM, reason: '补正期限已过' });
      },
    });
  }
}
