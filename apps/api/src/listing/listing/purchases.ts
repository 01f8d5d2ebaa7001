import { Injectable } from '@nestjs/common';
import {
  type Fen,
  type Rulebook,
  ceilingOf,
  classifyProcurement,
  getPropertyType,
  isNearCeiling,
  isOneProject,
  isPlainDate,
  mayBeAllowed,
  readProcurement,
} from '@helan/domain';
import type { ProcurementView, TermPermissionView } from '@helan/contracts';
import type { ReferralRequest, SupervisorPermissionRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { PartyIdentities } from '../../people/party/index.js';
import { ListingMoves } from './listing-moves.js';
import { lockOwnProject, lockVisibleProject } from './listing.access.js';
import { ProjectEntity } from './project.entity.js';

/** Purchases of one buyer for one project count together for so long. Source: rules §4. */
const COUNTED_MONTHS = 12;

/** What keeps a purchase from being split: the sum over its project, and the supervisor's leave. */
@Injectable()
export class Purchases {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parameters: ParameterService,
    private readonly moves: ListingMoves,
    private readonly identities: PartyIdentities,
  ) {}

  /** Estimates in fen of the same buyer, those that are tendered elsewhere among them, project or approval, and category in twelve months, this one apart. */
  async relatedFen(tx: EntityManager, project: ProjectEntity): Promise<Fen> {
    const ground = project.application.attributes ?? {};
    if (!ground['category']) return 0n;
    const rows: Pick<ProjectEntity, 'application'>[] = await tx.query(
      `select p.application
       from project p left join lot l on l.project_id = p.id
       where p.type_code = 'T14' and p.transferor_id = any($1) and p.id <> $2
         and (p.referral is not null or p.state not in ('DRAFT', 'REJECTED', 'WITHDRAWN'))
         and coalesce(l.state, 'LISTED') not in ('FAILED', 'WITHDRAWN', 'TERMINATED', 'VOIDED')
         and p.application->'attributes'->>'category' = $3
         and p.created_at > (select platform_now() - make_interval(months => ${COUNTED_MONTHS}))`,
      [await this.identities.of(tx, project.transferorId), project.id, ground['category']],
    );
    return rows
      .filter(({ application: { attributes = {} } }) => isOneProject(ground, attributes))
      .reduce((sum, { application }) => sum + (readProcurement(application, 0n)?.estimateFen ?? 0n), 0n);
  }

  /** One buyer's purchases are sent one after the other, so that none is left out of the sum. */
  async lockBuyer(tx: EntityManager, project: ProjectEntity): Promise<void> {
    if (project.typeCode !== 'T14') return;
    await tx.query('select 1 from party where id = any($1) order by id for update', [
      await this.identities.of(tx, project.transferorId),
    ]);
  }

  /** Where the sum stands, for the form and the reviewer. */
  async view(tx: EntityManager, project: ProjectEntity, rulebook: Rulebook): Promise<ProcurementView | null> {
    if (project.typeCode !== 'T14') return null;
    const purchase = readProcurement(project.application, await this.relatedFen(tx, project));
    if (!purchase) return null;
    return {
      sumFen: purchase.sumFen.toString(),
      estimateFen: purchase.estimateFen.toString(),
      ceilingFen: ceilingOf(purchase.category, rulebook)?.toString() ?? null,
      isNear: isNearCeiling(purchase, rulebook),
      case: classifyProcurement(purchase, rulebook),
      isAsked: project.supervisorPermission !== null,
      permission: project.supervisorPermission?.decision?.reason ?? null,
      referral: project.referral,
    };
  }

  /**
   * What law sends to the regional platform is taken back here, and the number under which it is tendered there is kept.
   * Source: rules §4 case c.
   */
  async refer(actor: Actor, id: string, { platform, referenceNo }: ReferralRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, id);
      const purchase = readProcurement(project.application, await this.relatedFen(tx, project));
      const found = purchase && classifyProcurement(purchase, await this.parameters.rulebook(tx));
      if (project.typeCode !== 'T14' || (found !== 'MUST_TENDER' && found !== 'OVER_CEILING'))
        throw refused('procurement.not-referred');
      project.referral = { platform, referenceNo, at: (await this.clock.now(tx)).toISOString() };
      const reason = `转到${platform}招标，编号 ${referenceNo}`;
      await this.moves.moveProject(tx, project, 'withdraw', { role: 'TRANSFEROR', actor, reason });
    });
  }

  /**
   * The buyer asks the supervisor, or whoever leases land for longer than the cap; from then on the supervisor sees
   * the draft. Another term is asked for anew.
   */
  async askPermission(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, id);
      const { supervisorPermission: before } = project;
      const termTo = longLeaseEnd(project);
      const isAsked = before !== null && before.termTo === termTo;
      if ((project.typeCode !== 'T14' && !termTo) || isAsked) throw refused('lifecycle.not-now');
      const askedAt = (await this.clock.now(tx)).toISOString();
      project.supervisorPermission = {
        request: reason,
        ...(termTo ? { termTo } : {}),
        askedAt,
        decision: null,
      };
      await tx.save(ProjectEntity, project);
    });
  }

  /** Of a lease of land: whether it was asked for, and what the supervisor said. */
  viewOfTerm({ supervisorPermission: asked }: ProjectEntity): TermPermissionView | null {
    if (!asked?.termTo) return null;
    const { decision, termTo } = asked;
    return {
      isAsked: true,
      askedTermTo: termTo,
      allowedTermTo: decision ? termTo : null,
      documentNo: decision?.documentNo ?? null,
    };
  }

  async permit(actor: Actor, id: string, { reason, documentNo }: SupervisorPermissionRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      const asked = project.supervisorPermission;
      if (!asked || asked.decision) throw refused('lifecycle.not-now');
      const at = (await this.clock.now(tx)).toISOString();
      project.supervisorPermission = { ...asked, decision: { reason, documentNo, by: actor.accountId, at } };
      await tx.save(ProjectEntity, project);
    });
  }
}

/** The last day of a lease of land, the only one for which the supervisor may lift the cap. Source: rules §21 A6. */
function longLeaseEnd({ typeCode, application }: ProjectEntity): string | undefined {
  const { transferMode, termTo = '' } = application;
  return mayBeAllowed(getPropertyType(typeCode), transferMode) && isPlainDate(termTo) ? termTo : undefined;
}
