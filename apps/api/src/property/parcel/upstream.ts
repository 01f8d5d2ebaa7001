import { Injectable } from '@nestjs/common';
import { SIGNED_STATES, type UpstreamRight, getPropertyType } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Ground } from './subjects.js';

export interface UpstreamTransfer extends UpstreamRight {
  readonly projectId: string;
}

/** The transfer on this platform from which a lister has the right that he passes on, found by its contract number. */
@Injectable()
export class UpstreamTransfers {
  async find(
    tx: EntityManager,
    { typeCode, application }: Ground,
    listerId: string,
  ): Promise<UpstreamTransfer | undefined> {
    if (!getPropertyType(typeCode).termCaps.includes('UPSTREAM_END') || !application.contractNo)
      return undefined;
    const rows: { project_id: string; party_id: string; ends_on: string | null; codes: string[] | null }[] =
      await tx.query(
        `select p.id as project_id, r.party_id, l.terms->'price'->>'termTo' as ends_on,
                (select array_agg(parcel->>'code') from jsonb_array_elements(p.application->'parcels') parcel) as codes
         from contract c join lot l on l.id = c.lot_id join project p on p.id = l.project_id
         join registration r on r.lot_id = l.id and r.state = 'WON'
         where c.no = $1 and l.state = any($2)`,
        [application.contractNo, SIGNED_STATES],
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
