import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ListingState, SIGNED_STATES } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type UpstreamTransfer, UpstreamTransfers } from '../../property/parcel/index.js';

/** Lots that let nothing any more. */
const OVER: readonly ListingState[] = ['TERMINATED', 'FAILED', 'VOIDED', 'BREACHED'];

interface Row {
  project_id: string;
  party_id: string | null;
  ends_on: string | null;
  is_ended: boolean;
  codes: string[] | null;
}

/** The contract, made here and signed, from which a lister has the right that he passes on, by its number. */
@Injectable()
export class UpstreamContracts implements OnModuleInit {
  constructor(private readonly transfers: UpstreamTransfers) {}

  onModuleInit(): void {
    this.transfers.findWith((tx, contractNo, listerId) => this.find(tx, contractNo, listerId));
  }

  private async find(
    tx: EntityManager,
    contractNo: string,
    listerId: string,
  ): Promise<UpstreamTransfer | undefined> {
    const rows: Row[] = await tx.query(
      `select p.id as project_id, r.party_id, l.terms->'price'->>'termTo' as ends_on,
              c.state = 'ENDED' or c.state = 'DROPPED' or l.state = any($3) as is_ended,
              (select array_agg(parcel->>'code') from jsonb_array_elements(p.application->'parcels') parcel) as codes
       from contract c join lot l on l.id = coalesce(c.lot_id, c.dropped_lot_id) join project p on p.id = l.project_id
       left join registration r on r.lot_id = l.id and r.state = 'WON'
       where c.no = $1 and (c.lot_id is null or l.state = any($2) or l.state = any($3))`,
      [contractNo, SIGNED_STATES, OVER],
    );
    const row = rows[0];
    if (!row?.ends_on) return undefined;
    return {
      projectId: row.project_id,
      isOwn: row.party_id === listerId,
      isEnded: row.is_ended,
      endsOn: row.ends_on,
      parcelCodes: row.codes ?? [],
    };
  }
}
