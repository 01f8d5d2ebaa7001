import { Injectable } from '@nestjs/common';
import { type ApplicationContext, getPropertyType, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { ParameterService } from '../parameter/index.js';
import { PartyService } from '../party/index.js';
import { ProjectDocumentEntity } from './project-document.entity.js';
import type { ProjectEntity } from './project.entity.js';
import { Purchases } from './purchases.js';

/** Everything that the domain judges an application by, read anew each time. */
@Injectable()
export class ApplicationContexts {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly parameters: ParameterService,
    private readonly purchases: Purchases,
  ) {}

  async of(tx: EntityManager, project: ProjectEntity): Promise<ApplicationContext> {
    const documents = await tx.find(ProjectDocumentEntity, { where: { projectId: project.id } });
    return {
      type: getPropertyType(project.typeCode),
      rulebook: await this.parameters.rulebook(tx),
      today: shanghaiDate((await this.clock.now(tx)).getTime()),
      listerKind: (await this.parties.get(project.transferorId, tx)).kind,
      documentKinds: documents.map((document) => document.kind),
      relatedFen: project.typeCode === 'T14' ? await this.purchases.relatedFen(tx, project) : 0n,
      isAllowedBySupervisor: Boolean(project.supervisorPermission?.decision),
    };
  }
}
