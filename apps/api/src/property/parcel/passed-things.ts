import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PassedThing, Quantity } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';
import { type Ground, subjectsOf } from './subjects.js';

/** A sale that is certified: what of, by which certificate, from whom to whom. */
export interface Passing {
  readonly ground: Ground & { readonly transferorId: string };
  readonly lotId: string;
  readonly certificateId: string;
  readonly certificateNo: string;
  readonly holderId: string;
  /** Where only a part of what bears the number passes, as with shares. */
  readonly quantity: Quantity | null;
}

const heldByOthers = eachAsked<
  { keys: string[]; ownerId: string },
  { subject_key: string; certificate_no: string }
>(
  { keys: 'text[]', ownerId: 'uuid' },
  ({ keys, ownerId }) => `select subject_key, certificate_no from passed_thing
    where subject_key = any(${keys}) and ended_at is null and quantity is null and holder_id <> ${ownerId}
    order by subject_key limit 20`,
);

/** Who has what was sold here for good: it passes with the certificate, and comes back with its revocation. Source: rules §10.1, S21. */
@Injectable()
export class PassedThings {
  /** The seller lets go; whoever has it now may list it again. */
  async pass(tx: EntityManager, passing: Passing): Promise<void> {
    const { ground, lotId, certificateId, certificateNo, holderId, quantity } = passing;
    const keys = subjectsOf(ground).map(({ key }) => key);
    await tx.query('update subject_claim set is_active = false where project_id = $1', [ground.id]);
    if (quantity === null)
      await tx.query(
        `update passed_thing set ended_at = platform_now()
         where subject_key = any($1) and ended_at is null and quantity is null`,
        [keys],
      );
    await tx.query(
      `insert into passed_thing (id, subject_key, certificate_id, certificate_no, lot_id, from_party_id, holder_id,
         quantity, passed_at)
       select id, key, $3, $4, $5, $6, $7, $8, platform_now() from unnest($1::uuid[], $2::text[]) as t(id, key)`,
      [
        keys.map(() => randomUUID()),
        keys,
        certificateId,
        certificateNo,
        lotId,
        ground.transferorId,
        holderId,
        quantity?.toString() ?? null,
      ],
    );
  }

  /** What nobody has listed since is the seller's listing's again; the certificate of before stands as it did. */
  async takeBack(tx: EntityManager, certificateId: string, projectId: string): Promise<void> {
    const ended: { subject_key: string; quantity: string | null }[] = await tx.query(
      `with ended as (
         update passed_thing t set ended_at = coalesce(t.ended_at, platform_now()), is_revoked = true
         from passed_thing before where before.id = t.id and t.certificate_id = $1 and not t.is_revoked
         returning t.subject_key, t.quantity, before.ended_at is null as was_held)
       select subject_key, quantity from ended where was_held`,
      [certificateId],
    );
    const keys = ended.filter(({ quantity }) => quantity === null).map(({ subject_key }) => subject_key);
    await tx.query(
      `update passed_thing t set ended_at = null
       where t.id in (select distinct on (subject_key) id from passed_thing
                      where subject_key = any($1) and certificate_id <> $2 and quantity is null and not is_revoked
                      order by subject_key, passed_at desc)
         and not exists (select from passed_thing o where o.subject_key = t.subject_key and o.ended_at is null
                         and o.quantity is null)`,
      [keys, certificateId],
    );
    await tx.query(
      `update subject_claim c set is_active = true
       where c.id in (select distinct on (subject_key) id from subject_claim
                      where project_id = $1 and subject_key = any($2) order by subject_key, id)
         and not exists (select from subject_claim o where o.subject_key = c.subject_key and o.is_active
                         and o.period && c.period)`,
      [projectId, ended.map(({ subject_key }) => subject_key)],
    );
  }

  /** Things of a listing that were sold here to somebody else. */
  async passedTo(
    tx: EntityManager,
    ground: Ground & { readonly transferorId: string },
  ): Promise<PassedThing[]> {
    const subjects = subjectsOf(ground);
    const keys = subjects.map(({ key }) => key);
    const rows = await heldByOthers(tx, { keys, ownerId: ground.transferorId });
    return rows.map((row) => ({
      name: subjects.find(({ key }) => key === row.subject_key)!.name,
      certificateNo: row.certificate_no,
    }));
  }

  /** The number of a thing of a type that one of these has got here. */
  async heldBy(
    tx: EntityManager,
    typeCode: string,
    partyIds: readonly string[],
  ): Promise<string | undefined> {
    const rows: { subject_key: string }[] = await tx.query(
      `select subject_key from passed_thing
       where holder_id = any($1) and starts_with(subject_key, $2) and ended_at is null and quantity is null
       order by passed_at limit 1`,
      [partyIds, `${typeCode}:`],
    );
    return rows[0]?.subject_key.split(':').at(-1);
  }

  /** What these have got here of a counted right of a village, less what they gave away; nought at least. */
  async countOf(tx: EntityManager, ofVillage: string, partyIds: readonly string[]): Promise<Quantity> {
    const rows: { sum: string }[] = await tx.query(
      `select greatest(0, coalesce(sum(case when holder_id = any($1) then quantity else 0 end
                - case when from_party_id = any($1) then quantity else 0 end), 0))::text as sum
       from passed_thing where starts_with(subject_key, $2) and ended_at is null and quantity is not null
         and (holder_id = any($1) or from_party_id = any($1))`,
      [partyIds, `${ofVillage}:`],
    );
    return BigInt(rows[0]!.sum);
  }
}
