import type { DataSource, EntityManager } from 'typeorm';

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent_code: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export async function findRegion(
  source: DataSource | EntityManager,
  code: string,
): Promise<Region | undefined> {
  const rows: Region[] = await source.query(
    `select r.code, r.name, r.parent_code, coalesce(v.latitude, r.latitude) as latitude,
            coalesce(v.longitude, r.longitude) as longitude
     from region r left join lateral (
       select latitude, longitude from village_point where village_code = r.code order by id desc limit 1) v on true
     where r.code = $1`,
    [code],
  );
  return rows[0];
}

export async function regionName(source: DataSource | EntityManager, code: string): Promise<string> {
  return (await findRegion(source, code))?.name ?? '';
}

/** 640122102208 → 640122102 */
export function townOf(villageCode: string): string {
  return villageCode.slice(0, 9);
}
