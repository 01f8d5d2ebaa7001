import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LISTING_STATES, type ListingState, SIGNED_STATES } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { HOLDS_SUBJECT, ParcelUses } from '../../property/parcel/index.js';

const LISTINGS = `
  from subject_claim c join project p on p.id = c.project_id left join lot l on l.project_id = p.id
  where c.is_active and ${HOLDS_SUBJECT}`;

/** Tells the register of parcels which listings hold one. */
@Injectable()
export class ParcelListings implements OnModuleInit {
  constructor(private readonly uses: ParcelUses) {}

  onModuleInit(): void {
    this.uses.askWith(this);
  }

  /** Listings and lettings of the parcel, the chain of contracts in order of time. */
  async usesOf(source: DataSource | EntityManager, key: string) {
    const rows: {
      project_id: string;
      no: string | null;
      title: string | null;
      from: string;
      to: string | null;
      state: ListingState;
      is_passed_on: boolean;
    }[] = await source.query(
      `select p.id as project_id, p.no, p.application->>'title' as title, lower(c.period)::text as from,
              (upper(c.period) - 1)::text as to, coalesce(l.state, p.state) as state,
              p.upstream_project_id is not null as is_passed_on
       ${LISTINGS} order by lower(c.period), p.no`,
      [key],
    );
    return rows.map((row) => ({
      projectId: row.project_id,
      no: row.no,
      title: row.title ?? '',
      from: row.from,
      to: row.to,
      stateName: LISTING_STATES[row.state],
      isPassedOn: row.is_passed_on,
    }));
  }

  async tradedIn(tx: EntityManager, key: string): Promise<string | undefined> {
    const rows: { no: string }[] = await tx.query(
      `select p.no ${LISTINGS} and not (coalesce(l.state, p.state) = any($2)) limit 1`,
      [key, SIGNED_STATES],
    );
    return rows[0]?.no;
  }
}
