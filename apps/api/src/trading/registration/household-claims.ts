import { Injectable } from '@nestjs/common';
import type { HouseholdClaim, RegistrationState } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../listing/listing/index.js';

/** What a household has applied for, or won, and has no certificate of: it is held against what it may have. */
@Injectable()
export class HouseholdClaims {
  /**
   * In other lots of the same right, of which its notices ask how much a household has: of shares those of the village's
   * collective, of homesteads all. Under a lock of each of its members, so that two of it, or one twice, do not slip past
   * each other.
   */
  async of(
    tx: EntityManager,
    { id: lotId, terms }: LotEntity,
    household: { readonly partyIds: readonly string[]; readonly states: readonly RegistrationState[] },
  ): Promise<HouseholdClaim[]> {
    const { partyIds, states } = household;
    await tx.query(
      `select pg_advisory_xact_lock(hashtext('household:' || id)) from (
         select id from unnest($1::text[]) as one(id) order by id) each`,
      [partyIds],
    );
    const rows: { no: string; quantity: string }[] = await tx.query(
      `select l.no, l.terms->'price'->>'quantity' as quantity
       from registration r join lot l on l.id = r.lot_id
       where r.party_id = any($1) and r.state = any($2) and l.id <> $3
         and l.terms->>'typeCode' = $4
         and (l.terms->>'villageCode' = $5 or l.terms->'receiving'->>'onePerHousehold' is not null)
         and (l.terms->'receiving'->>'holdingCap' is not null
              or l.terms->'receiving'->>'onePerHousehold' is not null)
         and not exists (select from passed_thing t where t.lot_id = l.id and not t.is_revoked)
       order by r.submitted_at, l.no`,
      [partyIds, states, lotId, terms.typeCode, terms.villageCode],
    );
    return rows.map(({ no, quantity }) => ({ lotNo: no, quantity: BigInt(quantity) }));
  }
}
