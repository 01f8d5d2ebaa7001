import { NATURAL_KINDS, ONE_MAN_KINDS } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { sameHash } from '../../kernel/secrets/look-up.js';

const CODE = "'^\\d{18}J$'";
const sameNumber = (one: string, other: string) =>
  sameHash(`${one}.id_number_hash`, `${other}.id_number_hash`);
const headedBy = (firm: string, person: string) =>
  `(${firm}.kind = any($3) and ${sameHash(`${firm}.representative_id_hash`, `${person}.id_number_hash`)})`;

/**
 * A household is known by its code: from the liaison's word, from the sheets of villages and from the contract under
 * which somebody has listed. Of each of its people everything counts that he is on record as, and his own farm or trade.
 */
const MEMBERS = `
  with same as (
    select p.id, p.id_number_hash, p.id_number_hash_even from party own join party p
      on p.id = own.id or ${sameNumber('p', 'own')} or ${headedBy('own', 'p')}
    where own.id = $1),
  code as (
    select c.household_code as code from same join collective_member c on c.party_id = same.id
    where c.household_code is not null
    union select left(h.contract_no, 18) from same
      join project_household h on ${sameNumber('h', 'same')} where h.contract_no ~ ${CODE}
    union select left(j.application->>'contractNo', 18) from same join project j on j.transferor_id = same.id
      where j.type_code = 'T01' and j.state <> 'DRAFT' and j.application->>'contractNo' ~ ${CODE}),
  member as (
    select id from same
    union select c.party_id from code join collective_member c on c.household_code = code.code
    union select p.id from code join project_household h on left(h.contract_no, 18) = code.code
      join party p on ${sameNumber('p', 'h')} where h.contract_no ~ ${CODE}
    union select p.id from code join project j on left(j.application->>'contractNo', 18) = code.code
      join party p on p.id = j.transferor_id
      where j.type_code = 'T01' and j.state <> 'DRAFT' and j.application->>'contractNo' ~ ${CODE} and p.kind = any($2))
  select id from member
  union select firm.id from member join party p on p.id = member.id join party firm on ${headedBy('firm', 'p')}
  order by id`;

/** All records of whoever belongs to a party's household: what a household may have is counted over them. Source: 土地管理法 第六十二条. */
export async function householdOf(tx: EntityManager, partyId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(MEMBERS, [partyId, NATURAL_KINDS, ONE_MAN_KINDS]);
  return rows.map(({ id }) => id);
}
