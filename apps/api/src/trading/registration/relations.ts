import { Injectable } from '@nestjs/common';
import {
  NATURAL_KINDS,
  type FoundRelations,
  type RegistrationState,
  type RelatedRegistration,
  type Participant,
  householdCodeOf,
  relationBetween,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { RegistrationEntity } from './registration.entity.js';

/** States in which a registration stands against others of its lot. */
const STANDING: readonly RegistrationState[] = ['QUALIFYING', 'CORRECTION', 'QUALIFIED', 'ADMITTED'];

interface MemberRow extends Participant {
  readonly owner: string;
  readonly submittedAt: Date | null;
}

/** All who stand in one registration: the applicant, and those who take the lot on with him. */
interface Side {
  readonly id: string;
  readonly submittedAt: Date | null;
  readonly members: readonly Participant[];
}

/**
 * Persons and households behind parties. A household is known from the liaison's word, from the sheets of villages
 * and from the contract under which somebody has listed; whoever heads a household of the lot stands on its side.
 */
const FACTS = `
  select m.owner, m.submitted_at as "submittedAt", m.kind, encode(m.self, 'hex') as self, encode(m.person, 'hex') as person,
    array(
      select c.household_code from party p join collective_member c on c.party_id = p.id
      where p.id_number_hash = m.person and c.household_code is not null
      union select left(h.contract_no, 18) from project_household h
      where h.id_number_hash = m.person and h.contract_no ~ '^\\d{18}J$'
      union select left(j.application->>'contractNo', 18) from party p join project j on j.transferor_id = p.id
      where p.id_number_hash = m.person and j.type_code = 'T01' and j.state <> 'DRAFT'
        and j.application->>'contractNo' ~ '^\\d{18}J$'
      union select 'head:' || encode(m.person, 'hex') where m.person is not null
    ) as households
  from (select *, case when kind = any($2) then self else head end as person from side) m`;

const APPLICANTS = `
  with side as (
    select r.id as owner, r.submitted_at, p.kind, p.id_number_hash as self, p.representative_hash as head
    from registration r join party p on p.id = r.party_id where r.lot_id = $1 and (r.state = any($3) or r.id = $4)
    union all
    select r.id, r.submitted_at, q.kind, q.id_number_hash, p.representative_hash
    from registration r join registration_partner q on q.registration_id = r.id
    left join party p on p.id_number_hash = q.id_number_hash
    where r.lot_id = $1 and (r.state = any($3) or r.id = $4))
  ${FACTS}`;

const TRANSFEROR = `
  with side as (
    select l.id as owner, null::timestamptz as submitted_at, p.kind, p.id_number_hash as self,
           p.representative_hash as head
    from lot l join project j on j.id = l.project_id join party p on p.id = j.transferor_id where l.id = $1)
  ${FACTS}`;

/** Households whose land is in the lot: each is on the transferor's side as a household, not as he himself. */
const LISTED_HOUSEHOLDS = `
  select encode(h.id_number_hash, 'hex') as head, h.contract_no as "contractNo"
  from lot l join project_household h on h.project_id = l.project_id where l.id = $1`;

/** Who is who among those who trade a lot, by the register's facts and not by what they declare. */
@Injectable()
export class Relations {
  constructor(private readonly dataSource: DataSource) {}

  /** How a registration, also one that is still written, is related to the transferor's side and to the others. */
  async of(
    { id, lotId }: Pick<RegistrationEntity, 'id' | 'lotId'>,
    source: EntityManager | DataSource = this.dataSource,
  ): Promise<FoundRelations> {
    const all = await this.applicants(source, lotId, id);
    const own = all.find((side) => side.id === id)!;
    return {
      transferor: relationBetween(own.members, await this.transferor(source, lotId)),
      others: all.filter((other) => other !== own).flatMap((other) => related(other, own)),
      unknownHeads: own.members.filter(({ person }) => person === null).length,
    };
  }

  /** Every pair of registrations of a lot that is related, each once, told from the later one. */
  async pairs(
    tx: EntityManager,
    lotId: string,
  ): Promise<(RelatedRegistration & { readonly laterId: string })[]> {
    const all = await this.applicants(tx, lotId);
    return all.flatMap((later) =>
      all
        .filter((earlier) => isBefore(earlier, later))
        .flatMap((earlier) => related(earlier, later).map((found) => ({ ...found, laterId: later.id }))),
    );
  }

  private async applicants(
    source: EntityManager | DataSource,
    lotId: string,
    draftId: string | null = null,
  ): Promise<Side[]> {
    const rows: MemberRow[] = await source.query(APPLICANTS, [lotId, NATURAL_KINDS, STANDING, draftId]);
    const sides = new Map<string, Side & { members: Participant[] }>();
    for (const { owner, submittedAt, ...member } of rows) {
      const side = sides.get(owner) ?? { id: owner, submittedAt, members: [] };
      side.members.push(member);
      sides.set(owner, side);
    }
    return [...sides.values()];
  }

  private async transferor(source: EntityManager | DataSource, lotId: string): Promise<Participant[]> {
    const rows: MemberRow[] = await source.query(TRANSFEROR, [lotId, NATURAL_KINDS]);
    const households: { head: string; contractNo: string }[] = await source.query(LISTED_HOUSEHOLDS, [lotId]);
    return [
      ...rows,
      ...households.map(({ head, contractNo }) => ({
        kind: 'FARMER_HOUSEHOLD' as const,
        self: `household:${head}`,
        person: null,
        households: [`head:${head}`, householdCodeOf(contractNo) ?? ''].filter(Boolean),
      })),
    ];
  }
}

function related(other: Side, own: Side): RelatedRegistration[] {
  const relation = relationBetween(own.members, other.members);
  return relation ? [{ id: other.id, relation, isEarlier: isBefore(other, own) }] : [];
}

function isBefore(one: Side, other: Side): boolean {
  const [a, b] = [one.submittedAt?.getTime() ?? Infinity, other.submittedAt?.getTime() ?? Infinity];
  return a < b || (a === b && one.id < other.id);
}
