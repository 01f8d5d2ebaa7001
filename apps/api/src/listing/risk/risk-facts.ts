import { Injectable } from '@nestjs/common';
import {
  type LocalPrices,
  NATURAL_KINDS,
  type PartyKind,
  SOCIAL_CAPITAL_KINDS,
  type UnreviewedApplicants,
  formatQuantity,
  reviewNeed,
  type RiskFacts,
  type SiblingListing,
  daysUnused,
  endOfRight,
  getPropertyType,
  isRefusal,
  readProcurement,
  readStartPrice,
  totalPrice,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { ApplicationContexts, type LotEntity, type ProjectEntity, SubjectClaims } from '../listing/index.js';
import { type Overlap, ParcelRegister } from '../../property/parcel/index.js';

/** How far back prices and listings are compared. Source: rules §11.3 R09, R10. */
const MONTHS = 12;

/** Reads what is known around a listing. */
@Injectable()
export class RiskFactsReader {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly claims: SubjectClaims,
    private readonly contexts: ApplicationContexts,
    private readonly register: ParcelRegister,
  ) {}

  async of(tx: EntityManager, project: ProjectEntity, lot: LotEntity | null): Promise<RiskFacts> {
    const context = await this.contexts.of(tx, project);
    const { type, rulebook, listerKind, today } = context;
    return {
      type,
      rulebook,
      listerKind,
      today,
      rightEndsOn: endOfRight(project.application, context),
      localPrices: await localPrices(tx, project),
      siblings: await siblings(tx, project),
      clashes: await this.claims.findClashes(tx, project),
      overlaps: (await this.register.findOverlaps(tx, project)).map(inWords),
      changes: await this.changesOf(tx, lot),
      unreviewed: lot?.state === 'REG_CLOSED' ? await unreviewed(tx, lot) : undefined,
    };
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

/** Ended deals of the same type, right and unit in the county. */
async function localPrices(tx: EntityManager, project: ProjectEntity): Promise<LocalPrices> {
  const { right, priceUnit = '' } = project.application;
  const rows: { fen: string }[] = await tx.query(
    `select d.unit_price_fen::text as fen
     from deal d join lot l on l.id = d.lot_id join project p on p.id = l.project_id
     where p.type_code = $1 and p.application->>'right' = $2 and p.application->>'priceUnit' = $3
       and p.id <> $4 and d.confirmed_at > platform_now() - make_interval(months => ${MONTHS})`,
    [project.typeCode, right ?? '', priceUnit, project.id],
  );
  return { unitName: priceUnit, unitPricesFen: rows.map((row) => BigInt(row.fen)) };
}

/** Other listings of the owner, of the same type, that were sent and not given up. */
async function siblings(tx: EntityManager, project: ProjectEntity): Promise<SiblingListing[]> {
  const type = getPropertyType(project.typeCode);
  const rows: { application: ProjectEntity['application'] }[] = await tx.query(
    `select p.application from project p left join lot l on l.project_id = p.id
     where p.transferor_id = $1 and p.type_code = $2 and p.id <> $3
       and coalesce(l.state, p.state) not in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'VOIDED')
       and p.created_at > platform_now() - make_interval(months => ${MONTHS})
     order by p.created_at`,
    [project.transferorId, project.typeCode, project.id],
  );
  return rows.flatMap(({ application }) => {
    const price = type.isBuying ? undefined : readStartPrice(application, type);
    const totalFen = price ? totalPrice(price) : readProcurement(application, 0n)?.estimateFen;
    return totalFen === undefined ? [] : [{ title: application.title ?? '', totalFen }];
  });
}

function inWords({ parcel, neighbour, squareMetres }: Overlap): string {
  return `${parcel.name || parcel.code} 和 ${neighbour.name}（${neighbour.code}）的界线重叠约 ${Math.round(squareMetres)} 平方米`;
}

/** Applicants from outside the lot's collective that no review looks at, where one would begin at this area. */
async function unreviewed(
  tx: EntityManager,
  { id, terms }: LotEntity,
): Promise<UnreviewedApplicants | undefined> {
  const mu = BigInt(terms.price.quantity);
  const isReviewed = getPropertyType(terms.typeCode).hasSocialCapitalGate;
  if (!isReviewed || ['UNSET', 'NONE'].includes(reviewNeed(mu, terms.parameters))) return undefined;
  const rows: { kind: PartyKind }[] = await tx.query(
    `select p.kind from registration r join party p on p.id = r.party_id
     where r.lot_id = $1 and r.state = 'QUALIFYING' and not (p.kind = any($2))
       and case when p.kind = any($3)
         then not exists (select 1 from collective_member m where m.party_id = p.id and m.village_code = $4)
         else p.village_code <> $4 end
     order by r.submitted_at, r.id`,
    [id, SOCIAL_CAPITAL_KINDS, NATURAL_KINDS, terms.villageCode],
  );
  const kinds = rows.map(({ kind }) => kind);
  return { kinds, mu: formatQuantity(mu), lineMu: terms.parameters['social.townMu']! };
}
