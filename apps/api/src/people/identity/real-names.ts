import { Injectable } from '@nestjs/common';
import { NATURAL_KINDS, type NumberClaim, type VerificationWayName, isSameName } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs, sameHash } from '../../kernel/secrets/look-up.js';
import { Holders, PhoneBook, holderOf } from '../account/index.js';
import {
  type Amendment,
  type KnownPerson,
  type Party,
  PartyVerifications,
  type SeenParty,
} from '../party/index.js';

export interface PersonFacts {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** Somebody under a number: a registered person, or whoever holds an account. */
export interface NumberHolder {
  readonly accountId: string | null;
  readonly partyId: string | null;
  readonly name: string;
  /** Business has begun with it. */
  readonly isFrozen: boolean;
  readonly claim: NumberClaim;
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  ISSUER: '统一身份认证（实人）',
  BANK_CARD: '银行卡四要素',
  WINDOW: '窗口核验',
};

/** Who holds an account himself, whomever the account acts for. */
@Injectable()
export class RealNames {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly verifications: PartyVerifications,
    holders: Holders,
    private readonly dataSource: DataSource,
    private readonly phones: PhoneBook,
  ) {
    verifications.askWith((tx, accountId) => this.find(tx, accountId));
    holders.findWith(async (accountId) => {
      const known = await this.find(this.dataSource.manager, accountId);
      return known && holderOf(known.idNumber);
    });
  }

  async find(tx: EntityManager, accountId: string): Promise<KnownPerson | undefined> {
    const rows: { name: string; id_number_enc: Buffer; way: SeenParty['way'] }[] = await tx.query(
      'select name, id_number_enc, way from real_name where account_id = $1',
      [accountId],
    );
    const [row] = rows;
    if (!row) return undefined;
    return {
      name: row.name,
      idNumber: this.cipher.open(row.id_number_enc, 'real_name.id_number'),
      seen: { way: row.way, document: DOCUMENTS[row.way]! },
    };
  }

  /** Whether an account is signed in to by this telephone. */
  async hasPhone(accountId: string, phone: string): Promise<boolean> {
    return (await this.phones.numberOf(this.dataSource.manager, accountId)) === phone;
  }

  /** The number that is verified of an account: its holder's, or of whoever it is registered for as a person. */
  async numberOf(tx: EntityManager, accountId: string): Promise<string | undefined> {
    const known = await this.find(tx, accountId);
    if (known) return known.idNumber;
    const rows: { id_number_enc: Buffer }[] = await tx.query(
      `select p.id_number_enc from account a join party p on p.id = a.party_id
       where a.id = $1 and p.kind = any($2) and p.verified_at is not null`,
      [accountId, NATURAL_KINDS],
    );
    return rows[0] && this.cipher.open(rows[0].id_number_enc, 'party.id_number');
  }

  /** What of a person registered with an account is another's than that of its holder; nothing where all is the same. */
  async findDifference(tx: EntityManager, accountId: string): Promise<'NUMBER' | 'NAME' | null> {
    const rows: { name: string; party_name: string; is_same_number: boolean }[] = await tx.query(
      `select r.name, p.name as party_name, ${sameHash('p.id_number_hash', 'r.id_number_hash')} as is_same_number
       from real_name r join account a on a.id = r.account_id join party p on p.id = a.party_id
       where r.account_id = $1 and p.kind = any($2) and p.number_freed_at is null`,
      [accountId, NATURAL_KINDS],
    );
    const [row] = rows;
    if (!row) return null;
    if (!row.is_same_number) return 'NUMBER';
    return isSameName(row.party_name, row.name) ? null : 'NAME';
  }

  /** Everybody under a number, once each. */
  async holdersOf(tx: EntityManager, idNumber: string): Promise<NumberHolder[]> {
    return tx.query(
      `select a.id as "accountId", p.id as "partyId", p.name, p.is_frozen as "isFrozen",
         case when p.verified_at is not null then 'VERIFIED' when p.is_frozen or a.id is null then 'BEGUN'
           else 'DECLARED' end as claim
       from party p left join account a on a.party_id = p.id
       where ${hashIs('p.id_number_hash', 1)} and p.kind = any($3)
       union all
       select r.account_id, null, r.name, false, 'VERIFIED' from real_name r where ${hashIs('r.id_number_hash', 1)}`,
      [...this.cipher.lookUp(idNumber), NATURAL_KINDS],
    );
  }

  /** From now on it is known who holds the account; whom it acts for as a person is verified with it. */
  async keep(
    tx: EntityManager,
    accountId: string,
    { name, idNumber, phone }: PersonFacts,
    way: Exclude<VerificationWayName, 'NAME_AND_NUMBER' | 'LIAISON'>,
  ): Promise<void> {
    await tx.query(
      `insert into real_name (account_id, name, id_number_enc, id_number_hash, id_number_hash_even, phone_enc, way,
         verified_at)
       values ($1, $2, $3, $4, $5, $6, $7, platform_now()) on conflict (account_id) do nothing`,
      [
        accountId,
        name,
        this.cipher.seal(idNumber, 'real_name.id_number'),
        ...this.cipher.lookUp(idNumber),
        this.cipher.seal(phone, 'real_name.phone'),
        way,
      ],
    );
    await this.nameAccount(tx, accountId, name);
    const rows: { id: string; name: string }[] = await tx.query(
      `select p.id, p.name from account a join party p on p.id = a.party_id
       where a.id = $1 and p.kind = any($2) and ${hashIs('p.id_number_hash', 3)} for update of p`,
      [accountId, NATURAL_KINDS, ...this.cipher.lookUp(idNumber)],
    );
    // What he has written otherwise he writes anew.
    for (const party of rows)
      if (isSameName(party.name, name))
        await this.verifications.note(tx, party.id, { way, document: DOCUMENTS[way]! });
  }

  /** What the center has corrected of a person is what is known of him from here on. */
  async follow(
    tx: EntityManager,
    party: Pick<Party, 'id' | 'idNumber'>,
    { name, idNumber }: Amendment,
  ): Promise<void> {
    const rows: { account_id: string }[] = await tx.query(
      `select r.account_id from real_name r join account a on a.id = r.account_id
       where a.party_id = $1 and ${hashIs('r.id_number_hash', 2)} for update of r`,
      [party.id, ...this.cipher.lookUp(party.idNumber)],
    );
    for (const { account_id: accountId } of rows) {
      if (name) await tx.query('update real_name set name = $2 where account_id = $1', [accountId, name]);
      if (!idNumber) continue;
      await tx.query(
        `update real_name set id_number_enc = $2, id_number_hash = $3, id_number_hash_even = $4 where account_id = $1`,
        [accountId, this.cipher.seal(idNumber, 'real_name.id_number'), ...this.cipher.lookUp(idNumber)],
      );
    }
  }

  /** Throws where a number is known to be that of whoever holds another account than those of a party. */
  async requireFree(tx: EntityManager, idNumber: string, partyId: string): Promise<void> {
    const rows: unknown[] = await tx.query(
      `select 1 from real_name r join account a on a.id = r.account_id
       where ${hashIs('r.id_number_hash', 1)} and a.party_id is distinct from $3`,
      [...this.cipher.lookUp(idNumber), partyId],
    );
    if (rows.length > 0) throw refused('party.exists', undefined, 'idNumber');
  }

  /** A member's account goes by his name, as long as it is not registered for an organisation. */
  private async nameAccount(tx: EntityManager, accountId: string, name: string): Promise<void> {
    await tx.query(
      `update account set display_name = $2 where id = $1 and roles = '{MEMBER}' and party_id is null`,
      [accountId, name],
    );
  }
}
