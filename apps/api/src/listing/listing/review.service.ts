import { Injectable } from '@nestjs/common';
import {
  type ListingAction,
  type ListingDoer,
  type RejectionReason,
  areaAgreementOf,
  centreOf,
  countDifferentPhotos,
  distanceMetres,
  listedQuantity,
  listingLifecycle,
  parseQuantity,
  periodFrom,
  projectNumber,
  refuseVerification,
  rejectionInWords,
  shanghaiDate,
  unitOf,
  getPropertyType,
} from '@helan/domain';
import type { SeeMandateRequest, SiteCheckRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, takeSerial } from '../../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { findRegion, townOf } from '../../people/region/index.js';
import { Admission } from './admission.js';
import { ApplicationJudge } from './application-judge.js';
import { ListingEventEntity } from './listing-event.entity.js';
import { ListingMoves } from './listing-moves.js';
import { lockVisibleProject } from './listing.access.js';
import { Mandates, SEEN_WHILE } from './mandates.js';
import { ProjectEntity } from './project.entity.js';
import { sitePhotos } from './site-photos.js';

/** Steps of which one person may take only one in the same project. Source: rules §5.2. */
export const REVIEW_STEPS: readonly ListingAction[] = [
  'verify',
  'passTownship',
  'accept',
  'passReview',
  'publish',
];

/** The chain of checks between the application and the notice. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly judge: ApplicationJudge,
    private readonly admission: Admission,
    private readonly moves: ListingMoves,
    private readonly mandates: Mandates,
  ) {}

  async verifySite(actor: Actor, id: string, request: SiteCheckRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.begin(tx, actor, id, 'verify');
      const type = getPropertyType(project.typeCode);
      const measured = parseQuantity(request.measured);
      const stated = listedQuantity(project.application, type);
      if (!measured || !stated) throw refused('quantity.out-of-range', undefined, 'measured');
      const photoCount = countDifferentPhotos(await sitePhotos(tx, id));
      const distance = await this.distanceFrom(tx, project, request);
      const check = {
        photoCount,
        measured,
        distanceMetres: distance,
        isUndisputed: request.isUndisputed,
        reason: request.reason ?? '',
        counts: request.counts,
        contractQuantity: request.contractQuantity ? parseQuantity(request.contractQuantity) : undefined,
      };
      const rulebook = await this.parameters.rulebook(tx);
      requireNone(refuseVerification(check, stated, rulebook));
      const areaAgreement = areaAgreementOf(check, stated, rulebook);
      const { areaAgreement: before, ...listed } = project.application;
      // What was chosen upon an older measure holds no more.
      if (areaAgreement) project.application = { ...listed, areaAgreement };
      else if (before) project.application = listed;
      const { latitude, longitude, gpsErrorMetres, reason = '' } = request;
      const checkedAt = (await this.clock.now(tx)).toISOString();
      project.siteCheck = {
        measured: request.measured,
        unit: unitOf(project.application, type)!,
        latitude,
        longitude,
        gpsErrorMetres,
        distanceMetres: distance,
        reason,
        checkedAt,
      };
      await this.moves.moveProject(tx, project, 'verify', { role: 'VILLAGE_LIAISON', actor, reason });
    });
  }

  async passTownship(actor: Actor, id: string, opinion: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.begin(tx, actor, id, 'passTownship');
      await this.mandates.requireSeen(tx, project);
      await this.moves.moveProject(tx, project, 'passTownship', {
        role: 'TOWN_REVIEWER',
        actor,
        reason: opinion,
      });
    });
  }

  /** The project gets its number here and not before. */
  async accept(actor: Actor, id: string, opinion: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.begin(tx, actor, id, 'accept');
      await this.mandates.requireSeen(tx, project);
      await this.admission.requireKnown(tx, project);
      const date = shanghaiDate((await this.clock.now(tx)).getTime());
      const town = townOf(project.villageCode!);
      // One that comes back here after a correction keeps its number, unless it lies in another town now.
      if (!project.no?.startsWith(town))
        project.no = projectNumber(town, date, await takeSerial(tx, `project:${town}:${date.slice(0, 7)}`));
      await this.moves.moveProject(tx, project, 'accept', { role: 'CENTER_ACCEPT', actor, reason: opinion });
    });
  }

  /** Legality: everything is judged again as of today, and the subject is claimed so that it is not listed twice. */
  async passReview(actor: Actor, id: string, opinion: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.begin(tx, actor, id, 'passReview');
      await this.mandates.requireSeen(tx, project);
      requireNone(await this.judge.findFaults(tx, project));
      await this.requireMeasured(tx, project);
      await this.admission.admit(tx, actor, project);
      await this.moves.moveProject(tx, project, 'passReview', {
        role: 'CENTER_REVIEW',
        actor,
        reason: opinion,
      });
    });
  }

  /** Nothing passes, and nothing is published, whose measures are far apart and not settled. */
  async requireMeasured(tx: EntityManager, project: ProjectEntity): Promise<void> {
    requireNone(await this.judge.findMeasureFaults(tx, project));
  }

  /** Everything that is missing, told once; the applicant has so many working days to answer. */
  async requestCorrection(actor: Actor, id: string, items: readonly string[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      const role = this.requireTurn(project, actor, 'requestCorrection');
      await this.sendBack(tx, project, { role, actor, items });
    });
  }

  /** A second person has seen the farmer's mandate to his liaison; one that does not count goes back to be written anew. */
  async seeMandate(actor: Actor, id: string, request: SeeMandateRequest): Promise<void> {
    const { isSound, reason = '', papers } = request;
    const why = reason.trim();
    if (!isSound && !why) throw refused('scan.no-reason', undefined, 'reason');
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      if (!project.isMandated || !SEEN_WHILE.includes(project.state)) throw refused('lifecycle.not-now');
      requireOtherPerson(actor, [project.createdBy]);
      await this.mandates.mark(tx, project, { isSound, reason: why, seenBy: actor.accountId, papers });
      if (isSound) return;
      const role = actor.roles.includes('TOWN_REVIEWER') ? 'TOWN_REVIEWER' : 'CENTER_ACCEPT';
      const items = [`联络员代办的书面委托没有通过核对：${why}。请本人重新签，再交来。`];
      await this.sendBack(tx, project, { role, actor, items });
    });
  }

  /** The head does not publish what he finds wrong: it goes back to the review, with what is to be looked at again. */
  async returnNotice(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      await this.moves.moveProject(tx, project, 'sendBack', { role: 'CENTER_APPROVE', actor, reason });
    });
  }

  /** The reason is one of a list, so that its owner learns what he can do about it. */
  async reject(actor: Actor, id: string, code: RejectionReason, detail: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      const role = this.requireTurn(project, actor, 'reject');
      const reason = rejectionInWords(code, detail);
      await this.moves.moveProject(tx, project, 'reject', { role, actor, reason });
    });
  }

  /**
   * Locks, and refuses whoever took another step of this project's review. Whoever only wrote the application
   * down, on its owner's mandate, may look at the site.
   */
  async begin(tx: EntityManager, actor: Actor, id: string, action: ListingAction): Promise<ProjectEntity> {
    const project = await lockVisibleProject(tx, actor, id);
    this.moves.requireAllowed(project.state, action);
    const events = await tx.find(ListingEventEntity, { where: { projectId: id } });
    const reviewers = events.filter(
      (event) => REVIEW_STEPS.includes(event.action) && event.action !== action,
    );
    const isScribe = project.isMandated && action === 'verify';
    requireOtherPerson(actor, [
      isScribe ? null : project.createdBy,
      ...reviewers.map((event) => event.actorId),
    ]);
    return project;
  }

  private async sendBack(
    tx: EntityManager,
    project: ProjectEntity,
    { role, actor, items }: { role: ListingDoer; actor: Actor; items: readonly string[] },
  ): Promise<void> {
    const days = (await this.parameters.rulebook(tx))['correction.workingDays'];
    const at = await this.clock.now(tx);
    const period = unwrap(periodFrom(await this.calendars.load(tx), at.getTime(), days));
    project.correctionItems = items;
    project.correctedFrom = project.application;
    await this.moves.moveProject(tx, project, 'requestCorrection', {
      role,
      actor,
      reason: items.join('；'),
    });
    project.nextDueAt = new Date(period.endAt);
    await tx.save(ProjectEntity, project);
  }

  /** A reviewer sends back or rejects only what is on his own desk. */
  private requireTurn(project: ProjectEntity, actor: Actor, action: ListingAction): ListingDoer {
    this.moves.requireAllowed(project.state, action);
    const turn = listingLifecycle
      .transitionsFrom(project.state)
      .find((row) => REVIEW_STEPS.includes(row.action));
    const role = turn?.by.find((doer) => (actor.roles as readonly string[]).includes(doer));
    if (!role) throw refused('permission.denied');
    return role;
  }

  /** From the middle of the first drawn parcel, else from the village's point; null where neither is there. */
  private async distanceFrom(
    tx: EntityManager,
    project: ProjectEntity,
    at: SiteCheckRequest,
  ): Promise<number | null> {
    const drawn = project.application.parcels?.find(({ boundary }) => boundary)?.boundary;
    if (drawn) return distanceMetres(at, centreOf(drawn));
    const village = await findRegion(tx, project.villageCode!);
    if (!village || village.latitude === null || village.longitude === null) return null;
    return distanceMetres(at, { latitude: village.latitude, longitude: village.longitude });
  }
}
