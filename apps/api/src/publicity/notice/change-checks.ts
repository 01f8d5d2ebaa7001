import { Injectable } from '@nestjs/common';
import { APPLICATION_FIELDS, type Application, changedFields, fixedFieldIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ApplicationJudge, ProjectEntity } from '../../listing/listing/index.js';
import { RiskService } from '../../listing/risk/index.js';
import { LotTerms } from './lot-terms.js';

/** Everything that keeps a change from the board: what it may not change, what is not lawful, what nobody has answered. */
@Injectable()
export class ChangeChecks {
  constructor(
    private readonly judge: ApplicationJudge,
    private readonly terms: LotTerms,
    private readonly risks: RiskService,
  ) {}

  /** The fields that a lawful change changes. */
  async requireLawful(
    tx: EntityManager,
    project: ProjectEntity,
    change: Application,
  ): Promise<(keyof Application)[]> {
    const changed = withChange(project, change);
    const fields = changedFields(project.application, changed.application);
    if (fields.length === 0) throw refused('change.nothing');
    const isFromTable =
      project.application.parcels?.some(({ household }) => household !== undefined) ?? false;
    const fixed =
      fixedFieldIn(fields) ?? (isFromTable ? fields.find((field) => field === 'parcels') : undefined);
    if (fixed) throw refused('change.fixed-field', { name: APPLICATION_FIELDS[fixed] }, fixed);
    requireNone(await this.judge.findFaults(tx, changed));
    requireNone(await this.judge.findMeasureFaults(tx, changed));
    this.terms.requirePrintable(changed, project.application);
    return fields;
  }

  /** What would disagree with it is told to the reviewer at once: until he has answered it is not published. */
  async lookAhead(tx: EntityManager, project: ProjectEntity, change: Application): Promise<void> {
    await this.risks.watchProposal(tx, withChange(project, change));
  }

  async forget(tx: EntityManager, project: ProjectEntity): Promise<void> {
    await this.risks.forgetProposal(tx, project);
  }

  listUnanswered(tx: EntityManager, projectId: string): Promise<string[]> {
    return this.risks.listUnanswered(tx, projectId);
  }
}

function withChange(project: ProjectEntity, change: Application): ProjectEntity {
  return Object.assign(new ProjectEntity(), project, { application: { ...project.application, ...change } });
}
