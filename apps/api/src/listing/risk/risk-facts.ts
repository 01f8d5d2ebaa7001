import { Injectable } from '@nestjs/common';
import {
  type LocalPrices,
  type UnreviewedApplicants,
  type RiskFacts,
  type Rulebook,
  type SiblingListing,
  daysUnused,
  endOfRight,
  getPropertyType,
  isRefusal,
  readProcurement,
  readStartPrice,
  totalPrice,
  unitOf,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PartyIdentities } from '../../people/party/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { eachAsked } from '../../kernel/db/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import {
  ApplicationContexts,
  type LotEntity,
  type ProjectEntity,
  SubjectClaims,
  measuredOf,
} from '../listing/index.js';
import { type Overlap, ParcelRegister } from '../../property/parcel/index.js';

/** How far back prices and listings are compared. Source: rules §11.3 R09, R10. */
const MONTHS = 12;

const siblings = eachAsked<
  { ownerIds: string[]; typeCode: string; projectId: string },
  Pick<ProjectEntity, 'application'>
>(
  { ownerIds: 'uuid[]', typeCode: 'text', projectId: 'uuid' },
  ({ ownerIds, typeCode, projectId }) => `select p.application
    from project p left join lot l on l.project_id = p.id
    where p.transferor_id = any(${ownerIds}) and p.type_code = ${typeCode} and p.id <> ${projectId}
      and coalesce(l.state, p.state) not in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'VOIDED')
      and p.created_at > (select platform_now() - make_interval(months => ${MONTHS}))
    order by p.created_at`,
);

type AskPrices = (tx: EntityManager, project: ProjectEntity) => Promise<LocalPrices>;
type AskUnreviewed = (tx: EntityManager, lot: LotEntity) => Promise<UnreviewedApplicants | undefined>;

/** Reads what is known around a listing. */
@Injectable()
export class RiskFactsReader {
  private askPrices: AskPrices = (_tx, { application }) =>
    Promise.resolve({ unitName: application.priceUnit ?? '', count: 0, twiceMedian: 0n });
  private askUnreviewed: AskUnreviewed = () => Promise.resolve(undefined);

  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly claims: SubjectClaims,
    private readonly contexts: ApplicationContexts,
    private readonly register: ParcelRegister,
    private readonly identities: PartyIdentities,
  ) {}

  /** Prices paid for the like of a listing, which those know who keep the deals. */
  pricesWith(ask: AskPrices): void {
    this.askPrices = ask;
  }

  /** Applicants whom nobody reviews, which those know who register them. */
  unreviewedWith(ask: AskUnreviewed): void {
    this.askUnreviewed = ask;
  }

  async of(tx: EntityManager, project: ProjectEntity, lot: LotEntity | null): Promise<RiskFacts> {
    const context = await this.contexts.of(tx, project);
    const { type, rulebook, listerKind, today } = context;
    return {
      type,
      rulebook,
      listerKind,
      today,
      rightEndsOn: endOfRight(project.application, context),
      allowedTermTo: context.allowedTermTo,
      measured: measuredOf(project.siteCheck, unitOf(project.application, type)),
      localPrices: await this.askPrices(tx, project),
      siblings: await this.siblingsOf(tx, project, rulebook),
      clashes: await this.claims.findClashes(tx, project),
      overlaps: (await this.register.findOverlaps(tx, project)).map(inWords),
      changes: await this.changesOf(tx, lot),
      unreviewed: lot?.state === 'REG_CLOSED' ? await this.askUnreviewed(tx, lot) : undefined,
    };
  }

  /** Other listings of the owner, whatever record of him lists them, of the same type, that were sent and not given up. */
  private async siblingsOf(
    tx: EntityManager,
    project: ProjectEntity,
    rulebook: Rulebook,
  ): Promise<SiblingListing[]> {
    const type = getPropertyType(project.typeCode);
    const { id: projectId, typeCode } = project;
    const ownerIds = await this.identities.of(tx, project.transferorId);
    const rows = await siblings(tx, { ownerIds, typeCode, projectId });
    return rows.flatMap(({ application }) => {
      const price = type.isBuying ? undefined : readStartPrice(application, type, rulebook);
      const totalFen = price ? totalPrice(price) : readProcurement(application, 0n)?.estimateFen;
      return totalFen === undefined ? [] : [{ title: application.title ?? '', totalFen }];
    });
  }

  /** Asked at the moment of a change, while the lot still has its former end. */
  private async changesOf(tx: EntityManager, lot: LotEntity | null): Promise<RiskFacts['changes']> {
    if (lot?.state !== 'LISTED') return { count: 0, workingDaysLeft: null };
    const rows: { count: number }[] = await tx.query(
      `select count(*)::int as count from listing_event where lot_id = $1 and action = 'amend'`,
      [lot.id],
    );
    const at = (await this.clock.now(tx)).getTime();
    const left = daysUnused(await this.calendars.load(tx), at, lot.registrationEndsAt.getTime());
    return { count: rows[0]!.count, workingDaysLeft: isRefusal(left) ? null : left };
  }
}

function inWords({ parcel, neighbour, squareMetres }: Overlap): string {
  return `${parcel.name || parcel.code} 和 ${neighbour.name}（${neighbour.code}）的界线重叠约 ${Math.round(squareMetres)} 平方米`;
}
