import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ApplicationParcel,
  type Boundary,
  formatQuantity,
  getPropertyType,
  parseQuantity,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import type { Fault } from '../../kernel/http/index.js';
import { extentOf, overlapOf } from './boundaries.js';
import { type Ground, subjectsOf } from './subjects.js';

interface Row {
  key: string;
  code: string;
  mu: string;
  split_at: Date | null;
}

interface Neighbour {
  readonly code: string;
  readonly name: string;
  readonly boundary: Boundary;
}

/** A registered parcel whose boundary covers ground of a listed one. */
export interface Overlap {
  readonly parcel: ApplicationParcel;
  readonly neighbour: Neighbour;
  readonly squareMetres: number;
}

/** Which parcels there are, how large each is, and which were split. */
@Injectable()
export class ParcelRegister {
  /** A lot takes whole parcels as they stand in the register; one that is not there yet may be anything. */
  async findFaults(tx: EntityManager, ground: Ground): Promise<Fault[]> {
    const parcels = parcelsOf(ground);
    const rows: Row[] = await tx.query('select key, code, mu, split_at from parcel where key = any($1)', [
      parcels.map(({ key }) => key),
    ]);
    const known = new Map(rows.map((row) => [row.key, row]));
    return parcels.flatMap(({ key, parcel }, index): Fault[] => {
      const row = known.get(key);
      if (!row) return [];
      const { code } = parcel;
      if (row.split_at) return [{ code: 'parcel.split', field: `parcels.${index}.code`, values: { code } }];
      const whole = BigInt(row.mu);
      if (parseQuantity(parcel.mu) === whole) return [];
      const values = { code, whole: formatQuantity(whole) };
      return [{ code: 'parcel.not-whole', field: `parcels.${index}.mu`, values }];
    });
  }

  /** 登记备案: what the review has passed stands in the register from now on. */
  async record(tx: EntityManager, ground: Ground, actor: Actor): Promise<void> {
    for (const { key, parcel } of parcelsOf(ground)) {
      const boundary = parcel.boundary ?? null;
      await tx.query(
        `insert into parcel (id, key, code, name, village_code, mu, land_use, is_basic_farmland, boundary, extent,
           registered_by, registered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, platform_now())
         on conflict (key) do update set boundary = coalesce(excluded.boundary, parcel.boundary),
           extent = coalesce(excluded.extent, parcel.extent)`,
        [
          randomUUID(),
          key,
          parcel.code,
          parcel.name,
          ground.villageCode,
          parseQuantity(parcel.mu)!.toString(),
          parcel.landUse,
          parcel.isBasicFarmland,
          boundary === null ? null : JSON.stringify(boundary),
          boundary === null ? null : extentOf(boundary),
          actor.accountId,
        ],
      );
    }
  }

  /** Other parcels of the register on the same ground. */
  async findOverlaps(tx: EntityManager, ground: Ground): Promise<Overlap[]> {
    const parcels = parcelsOf(ground);
    const keys = parcels.map(({ key }) => key);
    const overlaps: Overlap[] = [];
    for (const { parcel } of parcels) {
      if (!parcel.boundary) continue;
      const near: Neighbour[] = await tx.query(
        `select code, name, boundary from parcel
         where extent && $1::box and split_at is null and key <> all($2) order by code`,
        [extentOf(parcel.boundary), keys],
      );
      for (const neighbour of near) {
        // Each look at two pieces of ground takes its time; others have their turn between.
        await new Promise(setImmediate);
        const squareMetres = overlapOf(parcel.boundary, neighbour.boundary);
        if (squareMetres !== undefined) overlaps.push({ parcel, neighbour, squareMetres });
      }
    }
    return overlaps;
  }
}

function parcelsOf(ground: Ground): { key: string; parcel: ApplicationParcel }[] {
  if (getPropertyType(ground.typeCode).subject.kind !== 'PARCELS') return [];
  const { parcels = [] } = ground.application;
  return subjectsOf(ground).map(({ key }, index) => ({ key, parcel: parcels[index]! }));
}
