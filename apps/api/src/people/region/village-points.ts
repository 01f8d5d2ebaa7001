import { Injectable } from '@nestjs/common';
import { COUNTY_EXTENT } from '@helan/domain';
import type { VillagePointView } from '@helan/contracts';
import type { VillagePointRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, isInRegions, regionPatterns } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireVersion } from '../../kernel/http/index.js';

const VILLAGE_LENGTH = 12;

/** Where each village lies: its township says so and from what it knows it; nothing is guessed. Source: rules §6.1. */
@Injectable()
export class VillagePoints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Villages of the actor's region, those without a point first. */
  async list(actor: Actor): Promise<VillagePointView[]> {
    const rows: (Omit<VillagePointView, 'setAt'> & { setAt: Date | null })[] = await this.dataSource.query(
      `select r.code, r.name, v.latitude, v.longitude, v.source, a.display_name as "setterName", v.set_at as "setAt",
              coalesce(v.id, 0)::int as version
       from region r left join lateral (
         select * from village_point where village_code = r.code order by id desc limit 1) v on true
       left join account a on a.id = v.set_by
       where length(r.code) = ${VILLAGE_LENGTH} and r.code like any($1)
       order by v.id is not null, r.code`,
      [regionPatterns(actor)],
    );
    return rows.map((row) => ({ ...row, setAt: row.setAt?.toISOString() ?? null }));
  }

  /** What was set before stays in the table. */
  async set(actor: Actor, code: string, request: VillagePointRequest): Promise<void> {
    const { latitude, longitude, source, version } = request;
    const { west, south, east, north } = COUNTY_EXTENT;
    if (latitude < south || latitude > north) throw refused('region.outside', undefined, 'latitude');
    if (longitude < west || longitude > east) throw refused('region.outside', undefined, 'longitude');
    await this.transactions.run(async (tx) => {
      const known: unknown[] = await tx.query('select 1 from region where code = $1 for update', [code]);
      if (code.length !== VILLAGE_LENGTH || known.length === 0 || !isInRegions(actor, code))
        throw refused('resource.not-found');
      requireVersion(await lastPoint(tx, code), version);
      await tx.query(
        `insert into village_point (village_code, latitude, longitude, source, set_by, set_at)
         values ($1, $2, $3, $4, $5, platform_now())`,
        [code, latitude, longitude, source, actor.accountId],
      );
    });
  }
}

/** The number of the point that a village has now; nought where it has none. */
async function lastPoint(tx: EntityManager, code: string): Promise<number> {
  const [{ version }]: [{ version: number }] = await tx.query(
    'select coalesce(max(id), 0)::int as version from village_point where village_code = $1',
    [code],
  );
  return version;
}
