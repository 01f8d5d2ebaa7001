import { Injectable } from '@nestjs/common';
import { type OtherPost, ROLES, type Role, isSameName, refuseIdNumber } from '@helan/domain';
import type { NamesakeView } from '@helan/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { requireNone } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { sameHash } from '../../kernel/secrets/look-up.js';

/** For whom a change is: the account where there is one, and the number that was said with it. */
export interface AskedPerson {
  readonly accountId: string | null;
  readonly name: string;
  readonly hashes: readonly [Buffer | null, Buffer | null];
}

interface StaffRow {
  id: string;
  login: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  region_name: string;
  department: string | null;
  is_disabled: boolean;
  /** Null where the number of one of the two is not known. */
  is_same: boolean | null;
}

/** By which number an account is known: what was confirmed last, or what the identity provider said. */
const KNOWN = `select account_id, id_number_hash, id_number_hash_even from (
    select distinct on (account_id) account_id, id_number_hash, id_number_hash_even from staff_change
    where outcome = 'CONFIRMED' and id_number_enc is not null order by account_id, decided_at desc) last
  union all select account_id, id_number_hash, id_number_hash_even from real_name`;

/**
 * Of the staff with the person of `$1` (account), `$2`, `$3` (his number). What is not known of either says nothing: two
 * accounts of one person under two names, and without numbers, are not found by anybody.
 */
const STAFF = `
  with known as (${KNOWN}),
    asked as (
      select $2::bytea as id_number_hash, $3::bytea as id_number_hash_even where num_nonnulls($2::bytea, $3::bytea) > 0
      union all select id_number_hash, id_number_hash_even from known
        where account_id = $1::uuid and num_nonnulls($2::bytea, $3::bytea) = 0)
  select a.id, a.login, a.display_name, a.roles, a.region_code, r.name as region_name, a.department,
    a.disabled_at is not null as is_disabled,
    (select bool_or(coalesce(${sameHash('k.id_number_hash', 'm.id_number_hash')}, false))
     from known k cross join asked m where k.account_id = a.id) as is_same
  from account a join region r on r.code = a.region_code
  where not ('MEMBER' = any (a.roles)) and a.id is distinct from $1::uuid order by a.login`;

/** Which human stands behind accounts of the staff, as far as anybody has said it. */
@Injectable()
export class StaffPersons {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly clock: PlatformClock,
  ) {}

  /** A number with a slip in it would find nobody. */
  async requireNumber(tx: EntityManager, idNumber: string | undefined): Promise<void> {
    if (idNumber) requireNone(refuseIdNumber(idNumber, 'idNumber', await this.clock.today(tx)));
  }

  /** What a change keeps of a number; nothing where none was said. */
  sealed(idNumber: string | undefined): [Buffer | null, Buffer | null, Buffer | null] {
    if (!idNumber) return [null, null, null];
    return [this.cipher.seal(idNumber, 'staff_change.id_number'), ...this.cipher.lookUp(idNumber)];
  }

  hashesOf(idNumber: string | undefined): AskedPerson['hashes'] {
    return idNumber ? this.cipher.lookUp(idNumber) : [null, null];
  }

  /** Accounts in use of the same person. One at a time: of two that are opened at once the later finds the other. */
  async othersOf(tx: EntityManager, { accountId, hashes }: AskedPerson): Promise<OtherPost[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('persons of the staff'))`);
    const rows: StaffRow[] = await tx.query(STAFF, [accountId, ...hashes]);
    return rows
      .filter(({ is_same, is_disabled }) => is_same === true && !is_disabled)
      .map(({ login, roles, region_code, department }) => ({
        login,
        roles,
        regionCode: region_code,
        department,
      }));
  }

  /** Whoever is called the same or has the same number, disabled or not. */
  async namesakesOf(
    source: DataSource | EntityManager,
    { accountId, name, hashes }: AskedPerson,
  ): Promise<{ namesakes: NamesakeView[]; isPersonKnown: boolean }> {
    const rows: StaffRow[] = await source.query(STAFF, [accountId, ...hashes]);
    const [{ known }]: [{ known: boolean }] = await source.query(
      `select num_nonnulls($2::bytea, $3::bytea) > 0 or exists (select from (${KNOWN}) k where k.account_id = $1::uuid) as known`,
      [accountId, ...hashes],
    );
    return {
      isPersonKnown: known,
      namesakes: rows
        .filter(({ is_same, display_name }) => is_same === true || isSameName(display_name, name))
        .map((row) => ({
          login: row.login,
          name: row.display_name,
          roleNames: row.roles.map((role) => ROLES[role]).join('、'),
          regionName: row.region_name,
          isDisabled: row.is_disabled,
          person: row.is_same === null ? 'UNKNOWN' : row.is_same ? 'SAME' : 'ANOTHER',
        })),
    };
  }
}
