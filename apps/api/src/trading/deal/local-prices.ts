import { Injectable, type OnModuleInit } from '@nestjs/common';
import { atScale, type LocalPrices as Prices, type PriceScale, priceUnit } from '@helan/domain';
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

  private async of(tx: EntityManager, project: ProjectEntity): Promise<Prices> {
    const { right, priceUnit: priceUnitName = '元' } = project.application;
    const { scale } = priceUnit(priceUnitName);
    const rows: { fen: string; scale: PriceScale }[] = await tx.query(
      `select d.unit_price_fen::text as fen, coalesce((l.terms->'price'->>'scale')::integer, 2) as scale
       from deal d join lot l on l.id = d.lot_id join project p on p.id = l.project_id
       where p.type_code = $1 and p.application->>'right' = $2 and p.application->>'priceUnit' = $3
         and p.id <> $4 and d.ended_at is null and d.confirmed_at > platform_now() - make_interval(months => ${MONTHS})`,
      [project.typeCode, right ?? '', priceUnitName, project.id],
    );
    return {
      unitName: priceUnitName,
      unitPricesFen: rows.map((row) => atScale(BigInt(row.fen), row.scale, scale)),
    };
  }
}
