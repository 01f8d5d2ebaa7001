import { Injectable } from '@nestjs/common';
import {
  NATURAL_KINDS,
  type FoundRelations,
  type RegistrationState,
  type RelatedRegistration,
  type Participant,
  relationBetween,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';
import { commonHash, sameHash } from '../../kernel/secrets/look-up.js';
import type { RegistrationEntity } from './registration.entity.js';

/** States in which a registration stands against others of its lot. */
const STANDING: readonly RegistrationState[] = ['QUALIFYING', 'CORRECTION', 'QUALIFIED', 'ADMITTED'];

interface MemberRow extends Participant {
  /** Nobody's registration: the transferor's side. */
  readonly owner: string | null;
  readonly submittedAt: Date | null;
}

/** All who stand in one registration: the applicant, and those who take the lot on with him. */
interface Side {
  readonly id: string;
  readonly submittedAt: Date | null;
  readonly members: readonly Participant[];
}

const HOUSEHOLD_CODE = "'^\\d{18}J$'";

interface Sought {
  readonly lotId: string;
  readonly naturalKinds: readonly string[];
  readonly standing: readonly RegistrationState[];
  /** One that is still written stands there, too. */
  readonly draftId: string | null;
}

const HEAD = 'p.representative_id_hash as head, p.representative_id_hash_even as head_even';
const self = (of: string) => `${of}.id_number_hash as self, ${of}.id_number_hash_even as self_even`;
const isPerson = (hash: string) => sameHash(hash, 'm.person');

/**
 * Persons and households behind parties: of the transferor, who has no registration, and of every registration. A
 * household is known from the liaison's word, from the sheets of villages and from the contract under which somebody
 * has listed; whoever heads a household of the lot stands on its side. One statement, so that all is of one moment.
 */
const members = eachAsked<Sought, MemberRow>(
  { lotId: 'uuid', naturalKinds: 'text[]', standing: 'text[]', draftId: 'uuid' },
  ({ lotId, naturalKinds, standing, draftId }) => {
    const stands = `r.lot_id = ${lotId} and (r.state = any(${standing}) or r.id = ${draftId})`;
    return `
  with side as (
    select r.id as owner, r.submitted_at, p.kind, ${self('p')}, ${HEAD}
    from registration r join party p on p.id = r.party_id where ${stands}
    union all
    select r.id, r.submitted_at, q.kind, ${self('q')}, ${HEAD}
    from registration r join registration_partner q on q.registration_id = r.id
    left join party p on ${sameHash('p.id_number_hash', 'q.id_number_hash')} where ${stands}
    union all
    select null, null, p.kind, ${self('p')}, ${HEAD}
    from lot l join project j on j.id = l.project_id join party p on p.id = j.transferor_id where l.id = ${lotId}),
  member as (
    select owner, submitted_at, kind, ${commonHash('self')} as self,
      case when kind = any(${naturalKinds}) then self else head end as person,
      case when kind = any(${naturalKinds}) then self_even else head_even end as person_even
    from side)
  select m.owner, m.submitted_at as "submittedAt", m.kind, encode(m.self, 'hex') as self,
    encode(${commonHash('m.person')}, 'hex') as person,
    array(
      select c.household_code from party p join collective_member c on c.party_id = p.id
      where ${isPerson('p.id_number_hash')} and c.household_code is not null
      union select left(h.contract_no, 18) from project_household h
      where ${isPerson('h.id_number_hash')} and h.contract_no ~ ${HOUSEHOLD_CODE}
      union select left(j.application->>'contractNo', 18) from party p join project j on j.transferor_id = p.id
      where ${isPerson('p.id_number_hash')} and j.type_code = 'T01' and j.state <> 'DRAFT'
        and j.application->>'contractNo' ~ ${HOUSEHOLD_CODE}
      union select 'head:' || encode(${commonHash('m.person')}, 'hex') where ${commonHash('m.person')} is not null
    ) as households
  from member m
  union all
  select null, null, 'FARMER_HOUSEHOLD', 'household:' || h.position, null, array_remove(array[
    'head:' || encode(${commonHash('h.id_number_hash')}, 'hex'),
    case when h.contract_no ~ ${HOUSEHOLD_CODE} then left(h.contract_no, 18) end], null)
  from lot l join project_household h on h.project_id = l.project_id where l.id = ${lotId}`;
  },
);

/** Who is who among those who trade a lot, by the register's facts and not by what they declare. */
@Injectable()
export class Relations {
  constructor(private readonly dataSource: DataSource) {}

  /** How a registration, also one that is still written, is related to the transferor's side and to the others. */
  async of(
    { id, lotId }: Pick<RegistrationEntity, 'id' | 'lotId'>,
    source: EntityManager | DataSource = this.dataSource,
  ): Promise<FoundRelations> {
    const { transferor, applicants } = await this.sides(source, lotId, id);
    const own = applicants.find((side) => side.id === id)!;
    return {
      transferor: relationBetween(own.members, transferor),
      others: applicants.filter((other) => other !== own).flatMap((other) => related(other, own)),
      unknownHeads: own.members.filter(({ person }) => person === null).length,
    };
  }

  /** Every pair of registrations of a lot that is related, each once, told from the later one. */
  async pairs(
    tx: EntityManager,
    lotId: string,
  ): Promise<(RelatedRegistration & { readonly laterId: string })[]> {
    const { applicants } = await this.sides(tx, lotId, null);
    return applicants.flatMap((later) =>
      applicants
        .filter((earlier) => isBefore(earlier, later))
        .flatMap((earlier) => related(earlier, later).map((found) => ({ ...found, laterId: later.id }))),
    );
  }

  private async sides(
    source: EntityManager | DataSource,
    lotId: string,
    draftId: string | null,
  ): Promise<{ transferor: Participant[]; applicants: Side[] }> {
    const sought = { lotId, naturalKinds: NATURAL_KINDS, standing: STANDING, draftId };
    const rows = await members(source, sought);
    const sides = new Map<string | null, Side & { members: Participant[] }>();
    for (const { owner, submittedAt, ...member } of rows) {
      const side = sides.get(owner) ?? { id: owner ?? '', submittedAt, members: [] };
      side.members.push(member);
      sides.set(owner, side);
    }
    const transferor = sides.get(null)?.members ?? [];
    sides.delete(null);
    return { transferor, applicants: [...sides.values()] };
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
