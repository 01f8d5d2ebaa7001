import { Injectable } from '@nestjs/common';
import {
  type Application,
  FORM_EDITION,
  cutInWords,
  differencesInWords,
  findDisagreements,
  findPropertyType,
  foldAnswers,
  getPropertyType,
  isStaleDecision,
  listsForHouseholds,
  mayList,
  partYearOf,
  refuseDrawnArea,
  stepAfterCorrection,
  unitOf,
  wordHits,
} from '@helan/domain';
import type { ProcurementView, ProjectView, SavedView } from '@helan/contracts';
import type { SaveDraftRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { type Fault, refused, requireNone, requireVersion } from '../../kernel/http/index.js';
import { PartyService } from '../../people/party/index.js';
import { readingBoundaries } from '../../property/parcel/index.js';
import { findRegion } from '../../people/region/index.js';
import { AgentIdentity } from './agent-identity.js';
import { ApplicationContexts } from './application-contexts.js';
import { ApplicationJudge } from './application-judge.js';
import { ListingMoves, THE_PLATFORM } from './listing-moves.js';
import { lockOwnProject } from './listing.access.js';
import { ProjectEntity, measuredOf, newProject } from './project.entity.js';
import { Purchases } from './purchases.js';

const EDITABLE = ['DRAFT', 'CORRECTION'];

/** What a transferor does with his own application. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly contexts: ApplicationContexts,
    private readonly moves: ListingMoves,
    private readonly purchases: Purchases,
    private readonly agents: AgentIdentity,
    private readonly judge: ApplicationJudge,
  ) {}

  async create(actor: Actor, typeCode: string): Promise<{ id: string }> {
    const type = findPropertyType(typeCode);
    if (!type) throw refused('property-type.unknown', undefined, 'typeCode');
    return this.transactions.run(async (tx) => {
      const party = await this.parties.requireOwn(actor, tx);
      if (!mayList(type, party.kind)) {
        throw refused('property-type.not-allowed', { kind: party.kindName, type: type.name }, 'typeCode');
      }
      const at = await this.clock.now(tx);
      const project = newProject({ typeCode, party, createdBy: actor.accountId, isMandated: false, at });
      await tx.insert(ProjectEntity, project);
      return { id: project.id };
    });
  }

  /** Saves whatever is there: a draft need not be complete. What was saved elsewhere meanwhile is not written over. */
  async save(actor: Actor, id: string, { version, ...application }: SaveDraftRequest): Promise<SavedView> {
    return this.transactions.run(async (tx) => {
      const project = await this.lockEditable(tx, actor, id);
      requireVersion(project.applicationVersion, version);
      project.applicationVersion += 1;
      if (application.villageCode && !(await findRegion(tx, application.villageCode))) {
        throw refused('region.unknown', undefined, 'villageCode');
      }
      const { kind } = await this.parties.get(project.transferorId, tx);
      const isFromTable = listsForHouseholds(getPropertyType(project.typeCode), kind);
      const { parcels = [], areaAgreement } = project.application;
      const kept = this.agents.takeFrom(
        readingAnswers(readingBoundaries(application), project.typeCode),
        project,
      );
      // What was agreed on site is no field of the form; it holds as long as it is about what is listed.
      const own = { ...kept, ...(areaAgreement ? { areaAgreement } : {}) };
      project.application = isFromTable ? { ...own, parcels } : own;
      project.villageCode = application.villageCode ?? project.villageCode;
      project.updatedAt = await this.clock.now(tx);
      await tx.save(ProjectEntity, project);
      return { version: project.applicationVersion };
    });
  }

  async submit(actor: Actor, id: string, version?: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.lockEditable(tx, actor, id);
      this.moves.requireAllowed(project.state, 'submit');
      requireVersion(project.applicationVersion, version);
      await this.purchases.lockBuyer(tx, project);
      requireNone(await this.findMissing(tx, project));
      await this.parties.freeze(tx, project.transferorId);
      await this.contexts.tie(tx, project);
      project.formEdition = FORM_EDITION;
      await this.moves.moveProject(tx, project, 'submit', { role: 'TRANSFEROR', actor });
      await this.moves.moveProject(tx, project, 'assign', THE_PLATFORM);
    });
  }

  /** Back to the step that asked, once everything is in order again. */
  async resubmit(actor: Actor, id: string, answer: string, version?: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.lockEditable(tx, actor, id);
      this.moves.requireAllowed(project.state, 'resubmit');
      requireVersion(project.applicationVersion, version);
      await this.purchases.lockBuyer(tx, project);
      requireNone(await this.findMissing(tx, project));
      this.returnToWhoJudged(project);
      await this.contexts.tie(tx, project);
      await this.moves.moveProject(tx, project, 'resubmit', { role: 'TRANSFEROR', actor, reason: answer });
    });
  }

  /** What another step has judged and is another fact now goes back to that one, with all its days. */
  private returnToWhoJudged(project: ProjectEntity): void {
    const { rememberedState: asker, correctedFrom: before, application: after } = project;
    Object.assign(project, { correctionItems: null, correctedFrom: null });
    if (!asker || !before) return;
    const step = stepAfterCorrection(asker, { before, after }, getPropertyType(project.typeCode));
    if (step !== asker) Object.assign(project, { rememberedState: step, stepDaysLeft: null });
  }

  async withdraw(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, id);
      await this.moves.moveProject(tx, project, 'withdraw', { role: 'TRANSFEROR', actor, reason });
    });
  }

  /** What still keeps an application from being sent. */
  async findMissing(tx: EntityManager, project: ProjectEntity): Promise<Fault[]> {
    const drawn = (project.application.parcels ?? []).map(({ boundary, mu }, index) =>
      boundary ? refuseDrawnArea(boundary, mu, `parcels.${index}.boundary`) : undefined,
    );
    return [...(await this.judge.findFaults(tx, project)), ...drawn.filter((fault) => fault !== undefined)];
  }

  /** What does not keep it from being sent, but will be asked about. */
  async findWarnings(tx: EntityManager, project: ProjectEntity): Promise<string[]> {
    const { application, siteCheck, typeCode } = project;
    const { decision, parcels = [] } = application;
    const { rulebook, today, former } = await this.contexts.of(tx, project);
    const type = getPropertyType(typeCode);
    const measured = measuredOf(siteCheck, unitOf(application, type));
    const cut = cutInWords(application, former, rulebook);
    const warnings = [
      ...findDisagreements(application, { type, rulebook, measured }).map(
        ({ sentence }) => `${sentence}请改成一致；不改也能提交，审核时会问。`,
      ),
      ...wordHits(application, type)
        .filter(({ isRefused }) => !isRefused)
        .map(({ label, marked, rule }) => `“${label}”里写有：${marked}。${rule.reason}；审核时会问。`),
      ...differencesInWords(parcels, rulebook['verification.maxAreaDifference']),
      ...(cut ? [cut] : []),
    ];
    if (!decision || !isStaleDecision(decision, today, rulebook)) return warnings;
    const months = rulebook['decision.maxAgeMonths'];
    return [
      ...warnings,
      `决议作于 ${decision.date}，已超过 ${months} 个月。审核时会问它是不是还作数，最好重新表决。`,
    ];
  }

  /** How a part of a year counts where the applicant does not choose, and the supervisor's word on a long lease. */
  async findTermRules(
    tx: EntityManager,
    project: ProjectEntity,
  ): Promise<Pick<ProjectView, 'partYear' | 'termPermission'>> {
    const { rulebook } = await this.contexts.of(tx, project);
    return {
      partYear: partYearOf(rulebook['term.partYear']),
      termPermission: this.purchases.viewOfTerm(project),
    };
  }

  /** What its form must know besides what is written in it: where it is traded, and whose land its table takes in. */
  async standing(
    tx: EntityManager,
    project: ProjectEntity,
  ): Promise<{ isRelay: boolean; hasOwnLand: boolean }> {
    const { isRelay, mayListForHouseholds } = getPropertyType(project.typeCode);
    if (!isRelay && mayListForHouseholds.length === 0) return { isRelay, hasOwnLand: false };
    const { type, households } = await this.contexts.of(tx, project);
    return { isRelay: type.isRelay, hasOwnLand: households?.hasOwnLand ?? false };
  }

  /** For a purchase: where the sum over its project stands. */
  async findProcurement(tx: EntityManager, project: ProjectEntity): Promise<ProcurementView | null> {
    if (project.typeCode !== 'T14') return null;
    const { rulebook } = await this.contexts.of(tx, project);
    return this.purchases.view(tx, project, rulebook);
  }

  private async lockEditable(tx: EntityManager, actor: Actor, id: string): Promise<ProjectEntity> {
    const project = await lockOwnProject(tx, actor, id);
    if (!EDITABLE.includes(project.state)) throw refused('lifecycle.not-now');
    return project;
  }
}

/** A number or a day among the answers is kept as it is read. */
export function readingAnswers(application: Application, typeCode: string): Application {
  const { attributes } = application;
  return attributes
    ? { ...application, attributes: foldAnswers(getPropertyType(typeCode).attributes, attributes) }
    : application;
}
