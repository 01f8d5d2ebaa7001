import { Injectable } from '@nestjs/common';
import {
  type LocalPrices,
  type RiskFacts,
  type SiblingListing,
  daysUnused,
  getPropertyType,
  isRefusal,
  readProcurement,
  readStartPrice,
  shanghaiDate,
  totalPrice,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { type LotEntity, type ProjectEntity, SubjectClaims } from '../listing/index.js';
import { ParameterService } from '../parameter/index.js';
import { PartyService } from '../party/index.js';

/** How far back prices and listings are compared. Source: rules §11.3 R09, R10. */
const MONTHS = 12;

/** Reads what is known around a listing. */
@Injectable()
export class RiskFactsReader {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly parties: PartyService,
    private readonly claims: SubjectClaims,
  ) {}

  async of(tx: EntityManager, project: ProjectEntity, lot: LotEntity | null): Promise<RiskFacts> {
    return {
      type: getPropertyType(project.typeCode),
      rulebook: await this.parameters.rulebook(tx),
      listerKind: (await this.parties.get(project.transferorId, tx)).kind,
      today: shanghaiDate((await this.clock.now(tx)).getTime()),
      localPrices: await localPrices(tx, project),
      siblings: await siblings(tx, project),
      clashes: await this.claims.findClashes(tx, project),
      changes: await this.changesOf(tx, lot),
    };
  }

  /** Asked at the moment of a change, while the lot still has its former end. */
  private async changesOf(tx: EntityManager, lot: LotEntity | null): Promise<RiskFacts['changes']> {
    if (!lot) return { count: 0, workingDaysLeft: null };
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
       and coalesce(l.state, p.state) not in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED')
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
