import { Injectable, type OnModuleInit } from '@nestjs/common';
import { atScale, type LocalPrices as Prices, priceUnit } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachAsked, eachDone } from '../../kernel/db/index.js';
import type { ProjectEntity } from '../../listing/listing/index.js';
import { RiskFactsReader } from '../../listing/risk/index.js';

/** How far back prices are compared. Source: rules §11.3 R09. */
const MONTHS = 12;

interface Like {
  readonly typeCode: string;
  readonly right: string;
  readonly unit: string;
}

const LIKE = { typeCode: 'text', right: 'text', unit: 'text' } as const;

const uncountOld = eachDone<Like>(
  LIKE,
  `select a.ord from (select min(ord) as ord, "typeCode", "right", unit from asked group by 2, 3, 4) a
   cross join lateral (
     select p.lot_id from paid_price p
     where p.type_code = a."typeCode" and p.right_name = a."right" and p.unit = a.unit and p.is_counted
       and p.paid_at <= (select platform_now() - make_interval(months => ${MONTHS}))
     offset 0) old
   cross join lateral uncount_paid_price(old.lot_id)`,
);

const medianOf = eachAsked<Like, { count: number; lower: string; upper: string }>(
  LIKE,
  ({ typeCode, right, unit }) => `select count, price::text as lower,
      case when count % 2 = 0 then (price_beside(m, true)).price else price end::text as upper
    from price_median m where type_code = ${typeCode} and right_name = ${right} and unit = ${unit} and count > 0`,
);

/** What was paid for the like of a listing: ended deals of the same type, right and unit in the county. */
@Injectable()
export class LocalPrices implements OnModuleInit {
  constructor(private readonly risks: RiskFactsReader) {}

  onModuleInit(): void {
    this.risks.pricesWith((tx, project) => this.of(tx, project));
  }

  /** What has grown too old is counted no more; then the price in the middle stands in a row of its own. */
  private async of(tx: EntityManager, project: ProjectEntity): Promise<Prices> {
    const { right, priceUnit: unitName = '元' } = project.application;
    const { scale } = priceUnit(unitName);
    const like = { typeCode: project.typeCode, right: right ?? '', unit: unitName };
    await uncountOld(tx, like);
    const [row] = await medianOf(tx, like);
    if (!row) return { unitName, count: 0, twiceMedian: 0n };
    const atUnit = (price: string) => atScale(BigInt(price), 4, scale);
    return { unitName, count: row.count, twiceMedian: atUnit(row.lower) + atUnit(row.upper) };
  }
}
