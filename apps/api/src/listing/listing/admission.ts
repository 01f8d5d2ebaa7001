import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { PartyRecords, PartyService } from '../../people/party/index.js';
import { ParcelRegister } from '../../property/parcel/index.js';
import { ApplicationContexts } from './application-contexts.js';
import { DepartmentQueries } from './department-queries.js';
import type { ProjectEntity } from './project.entity.js';
import { SubjectClaims } from './subject-claims.js';

/** What the platform writes down when a listing has passed its review: whose it is, and what nobody else may list. */
@Injectable()
export class Admission {
  constructor(
    private readonly contexts: ApplicationContexts,
    private readonly parties: PartyService,
    private readonly claims: SubjectClaims,
    private readonly register: ParcelRegister,
    private readonly records: PartyRecords,
    private readonly queries: DepartmentQueries,
  ) {}

  /** Somebody must have had the transferor's papers in hand before the center takes his application on. */
  async requireKnown(tx: EntityManager, project: ProjectEntity): Promise<void> {
    const { verifiedAt } = await this.parties.get(project.transferorId, tx);
    if (!verifiedAt) throw refused('party.not-verified');
  }

  async admit(tx: EntityManager, actor: Actor, project: ProjectEntity): Promise<void> {
    requireNone(await this.queries.findFaults(tx, project));
    await this.holdSubject(tx, actor, project);
    await this.records.record(tx, actor, project, { id: project.transferorId, side: 'TRANSFEROR' });
  }

  /** Also after a change to what is published: what the listing is about now is held, and nothing else. */
  async holdSubject(tx: EntityManager, actor: Actor, project: ProjectEntity): Promise<void> {
    await this.contexts.tie(tx, project);
    await this.claims.claimAnew(tx, project);
    await this.register.record(tx, project, actor);
  }
}
