import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SIGNED_STATES } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type UpstreamTransfer, UpstreamTransfers } from '../../property/parcel/index.js';

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
    const rows: { project_id: string; party_id: string; ends_on: string | null; codes: string[] | null }[] =
      await tx.query(
        `select p.id as project_id, r.party_id, l.terms->'price'->>'termTo' as ends_on,
                (select array_agg(parcel->>'code') from jsonb_array_elements(p.application->'parcels') parcel) as codes
         from contract c join lot l on l.id = c.lot_id join project p on p.id = l.project_id
         join registration r on r.lot_id = l.id and r.state = 'WON'
         where c.no = $1 and l.state = any($2)`,
        [contractNo, SIGNED_STATES],
      );
    const row = rows[0];
    if (!row?.ends_on) return undefined;
    return {
      projectId: row.project_id,
      isOwn: row.party_id === listerId,
      endsOn: row.ends_on,
      parcelCodes: row.codes ?? [],
    };
  }
}
