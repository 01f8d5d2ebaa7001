import { Injectable, type OnModuleInit } from '@nestjs/common';
import { atScale, type LocalPrices as Prices, priceUnit } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { ProjectEntity } from '../../listing/listing/index.js';
import { RiskFactsReader } from '../../listing/risk/index.js';

/** How far back prices are compared. Source: rules §11.3 R09. */
const MONTHS = 12;

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
    const like = [project.typeCode, right ?? '', unitName];
    await tx.query(
      `select uncount_paid_price(lot_id) from paid_price
       where is_counted and type_code = $1 and right_name = $2 and unit = $3
         and paid_at <= platform_now() - make_interval(months => ${MONTHS})`,
      like,
    );
    const rows: { count: number; lower: string; upper: string }[] = await tx.query(
      `select count, price::text as lower,
              case when count % 2 = 0 then (price_beside(m, true)).price else price end::text as upper
       from price_median m where type_code = $1 and right_name = $2 and unit = $3 and count > 0`,
      like,
    );
    const [row] = rows;
    if (!row) return { unitName, count: 0, twiceMedian: 0n };
    const atUnit = (price: string) => atScale(BigInt(price), 4, scale);
    return { unitName, count: row.count, twiceMedian: atUnit(row.lower) + atUnit(row.upper) };
  }
}
