import { Injectable } from '@nestjs/common';
import {
  type ApplicationContext,
  FORM_EDITION,
  foldNumber,
  getPropertyType,
  listedType,
  listsForHouseholds,
  shanghaiDate,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused } from '../../kernel/http/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { PartyService } from '../../people/party/index.js';
import { HouseholdBook } from '../../property/household/index.js';
import { type UpstreamTransfer, UpstreamTransfers } from '../../property/parcel/index.js';
import { AgentIdentity } from './agent-identity.js';
import type { ProjectEntity } from './project.entity.js';
import { paperCounts } from './paper-counts.js';
import { lockPassingOn } from './passed-on.js';
import { Purchases } from './purchases.js';
import { ThingsBefore } from './things-before.js';

export interface ReadContext extends ApplicationContext {
  readonly upstream?: UpstreamTransfer | undefined;
}

/** Until when the supervisor lets a lease of land run beyond its cap. Source: rules §21 A6. */
export function allowedTermTo({ supervisorPermission }: ProjectEntity): string | undefined {
  return supervisorPermission?.decision ? supervisorPermission.termTo : undefined;
}

/** Everything that the domain judges an application by, read anew each time. */
@Injectable()
export class ApplicationContexts {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly parameters: ParameterService,
    private readonly purchases: Purchases,
    private readonly households: HouseholdBook,
    private readonly upstreams: UpstreamTransfers,
    private readonly agents: AgentIdentity,
    private readonly before: ThingsBefore,
  ) {}

  async of(tx: EntityManager, project: ProjectEntity): Promise<ReadContext> {
    const rulebook = await this.parameters.rulebook(tx);
    const type = listedType(getPropertyType(project.typeCode), project.application, rulebook);
    const listerKind = (await this.parties.get(project.transferorId, tx)).kind;
    const isForHouseholds = listsForHouseholds(type, listerKind);
    return {
      type,
      rulebook,
      edition: project.state === 'DRAFT' ? FORM_EDITION : project.formEdition,
      today: shanghaiDate((await this.clock.now(tx)).getTime()),
      listerKind,
      isMandated: project.isMandated,
      agentIdNumber: this.agents.numberOf(project),
      ...(await paperCounts(tx, project.id)),
      relatedFen: project.typeCode === 'T14' ? await this.purchases.relatedFen(tx, project) : 0n,
      isAllowedBySupervisor: Boolean(project.supervisorPermission?.decision),
      allowedTermTo: allowedTermTo(project),
      households: isForHouseholds ? await this.households.summaryOf(tx, project.id) : undefined,
      upstream: await this.upstreamOf(tx, project),
      ...(await this.before.of(tx, project)),
    };
  }

  /** Ties a right that is passed on to the transfer from which it comes, and what is listed anew to the lot that failed. */
  async tie(tx: EntityManager, project: ProjectEntity): Promise<void> {
    project.upstreamProjectId = await this.heldUpstream(tx, project);
    await this.before.tie(tx, project);
  }

  /** The project from which a right comes that is still there; it does not end meanwhile. */
  private async heldUpstream(tx: EntityManager, project: ProjectEntity): Promise<string | null> {
    const found = await this.upstreamOf(tx, project);
    if (!found) return null;
    await lockPassingOn(tx, found.projectId);
    if ((await this.upstreamOf(tx, project))?.isEnded)
      throw refused('upstream.ended', undefined, 'contractNo');
    return found.projectId;
  }

  /** Only a right that ends with the contract before it comes from one. */
  private async upstreamOf(
    tx: EntityManager,
    { typeCode, application: { contractNo }, transferorId }: ProjectEntity,
  ): Promise<UpstreamTransfer | undefined> {
    if (!getPropertyType(typeCode).termCaps.includes('UPSTREAM_END') || !contractNo) return undefined;
    return this.upstreams.find(tx, foldNumber(contractNo), transferorId);
  }
}
