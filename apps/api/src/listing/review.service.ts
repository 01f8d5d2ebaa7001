import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ListingAction,
  type ListingDoer,
  distanceMetres,
  listingLifecycle,
  parseMu,
  periodFrom,
  projectNumber,
  refuseTerm,
  refuseVerification,
  shanghaiDate,
  sumMu,
  getPropertyType,
} from '@helan/domain';
import type { SiteCheckRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';
import { type Actor, requireOtherPerson } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { Transactions, sqlStateOf, takeSerial } from '../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../kernel/http/index.js';
import { ParameterService } from '../parameter/index.js';
import { findRegion, townOf } from '../region/index.js';
import { ListingEventEntity } from './listing-event.entity.js';
import { ListingMoves } from './listing-moves.js';
import { lockVisibleProject } from './listing.access.js';
import { ProjectDocumentEntity } from './project-document.entity.js';
import { ProjectEntity } from './project.entity.js';

/** Steps of which one person may take only one in the same project. Source: rules §5.2. */
const REVIEW_STEPS: readonly ListingAction[] = ['verify', 'passTownship', 'accept', 'passReview', 'publish'];
const EXCLUSION_VIOLATION = '23P01';

/** The chain of checks between the application and the notice. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly moves: ListingMoves,
  ) {}

  async verifySite(actor: Actor, id: string, request: SiteCheckRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.begin(tx, actor, id, 'verify');
      const measuredMu = parseMu(request.measuredMu);
      const statedMu = sumMu(project.application);
      if (!measuredMu || !statedMu) throw refused('area.out-of-range', undefined, 'measuredMu');
      const photoCount = await tx.count(ProjectDocumentEntity, {
        where: { projectId: id, kind: 'SITE_PHOTO' },
      });
      const distance = await this.distanceFromVillage(tx, project, request);
      const check = {
        photoCount,
        measuredMu,
        distanceMetres: distance,
        isUndisputed: request.isUndisputed,
        reason: request.reason ?? '',
      };
      requireNone(refuseVerification(check, statedMu, await this.parameters.rulebook(tx)));
      const { latitude, longitude, gpsErrorMetres, reason = '' } = request;
      const checkedAt = (await this.clock.now(tx)).toISOString();
      project.siteCheck = {
        measuredMu: request.measuredMu,
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
      const date = shanghaiDate((await this.clock.now(tx)).getTime());
      const town = townOf(project.villageCode!);
      project.no = projectNumber(town, date, await takeSerial(tx, `project:${town}:${date.slice(0, 7)}`));
      await this.moves.moveProject(tx, project, 'accept', { role: 'CENTER_ACCEPT', actor, reason: opinion });
    });
  }

  /** Legality: the term is looked at again, and the parcels are claimed for it so that none is listed twice. */
  async passReview(actor: Actor, id: string, opinion: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await this.begin(tx, actor, id, 'passReview');
      await this.requireLawfulTerm(tx, project);
      await this.claimParcels(tx, project);
      await this.moves.moveProject(tx, project, 'passReview', {
        role: 'CENTER_REVIEW',
        actor,
        reason: opinion,
      });
    });
  }

  /** Everything that is missing, told once; the applicant has so many working days to answer. */
  async requestCorrection(actor: Actor, id: string, items: string[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      const role = this.requireTurn(project, actor, 'requestCorrection');
      const days = (await this.parameters.rulebook(tx))['correction.workingDays'];
      const at = await this.clock.now(tx);
      const period = unwrap(periodFrom(await this.calendars.load(tx), at.getTime(), days));
      project.correctionItems = items;
      await this.moves.moveProject(tx, project, 'requestCorrection', {
        role,
        actor,
        reason: items.join('；'),
      });
      project.nextDueAt = new Date(period.endAt);
      await tx.save(ProjectEntity, project);
    });
  }

  async reject(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      const role = this.requireTurn(project, actor, 'reject');
      await this.moves.moveProject(tx, project, 'reject', { role, actor, reason });
    });
  }

  /** Locks, and refuses whoever took another step of this project's review. */
  async begin(tx: EntityManager, actor: Actor, id: string, action: ListingAction): Promise<ProjectEntity> {
    const project = await lockVisibleProject(tx, actor, id);
    this.moves.requireAllowed(project.state, action);
    const events = await tx.find(ListingEventEntity, { where: { projectId: id } });
    const reviewers = events.filter(
      (event) => REVIEW_STEPS.includes(event.action) && event.action !== action,
    );
    requireOtherPerson(actor, [project.createdBy, ...reviewers.map((event) => event.actorId)]);
    return project;
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

  private async distanceFromVillage(
    tx: EntityManager,
    project: ProjectEntity,
    at: SiteCheckRequest,
  ): Promise<number> {
    const village = await findRegion(tx, project.villageCode!);
    if (!village || village.latitude === null || village.longitude === null) return 0;
    return distanceMetres(at, { latitude: village.latitude, longitude: village.longitude });
  }

  private async requireLawfulTerm(tx: EntityManager, project: ProjectEntity): Promise<void> {
    const { termFrom, termTo, rightEndsOn } = project.application;
    const context = {
      type: getPropertyType(project.typeCode),
      rulebook: await this.parameters.rulebook(tx),
      today: shanghaiDate((await this.clock.now(tx)).getTime()),
    };
    requireNone(refuseTerm({ from: termFrom!, to: termTo! }, rightEndsOn!, context));
  }

  private async claimParcels(tx: EntityManager, project: ProjectEntity): Promise<void> {
    const { parcels = [], termFrom, termTo } = project.application;
    for (const { code } of parcels) {
      try {
        await tx.query(
          `insert into parcel_claim (id, project_id, parcel_code, period, is_active)
           values ($1, $2, $3, daterange($4, $5, '[]'), true)`,
          [randomUUID(), project.id, code, termFrom, termTo],
        );
      } catch (error) {
        if (sqlStateOf(error) === EXCLUSION_VIOLATION)
          throw refused('parcel.already-listed', { code }, 'parcels');
        throw error;
      }
    }
  }
}
