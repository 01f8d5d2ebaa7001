import { Injectable } from '@nestjs/common';
import { NATURAL_KINDS, type VerificationWayName } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs } from '../../kernel/secrets/look-up.js';
import { Holders, PhoneBook, holderOf } from '../account/index.js';
import { type KnownPerson, PartyVerifications, type SeenParty } from '../party/index.js';

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
    verifications: PartyVerifications,
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

  /** The number that an account is known by: verified, or registered by whoever holds it for himself. */
  async numberOf(tx: EntityManager, accountId: string): Promise<string | undefined> {
    const known = await this.find(tx, accountId);
    if (known) return known.idNumber;
    const rows: { id_number_enc: Buffer }[] = await tx.query(
      `select p.id_number_enc from account a join party p on p.id = a.party_id
       where a.id = $1 and p.kind = any($2)`,
      [accountId, NATURAL_KINDS],
    );
    return rows[0] && this.cipher.open(rows[0].id_number_enc, 'party.id_number');
  }

  /** Everybody under a number, once each. */
  async holdersOf(tx: EntityManager, idNumber: string): Promise<NumberHolder[]> {
    return tx.query(
      `select a.id as "accountId", p.id as "partyId", p.name from party p left join account a on a.party_id = p.id
       where ${hashIs('p.id_number_hash', 1)} and p.kind = any($3)
       union all
       select r.account_id, null, r.name from real_name r where ${hashIs('r.id_number_hash', 1)}`,
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
    await tx.query(
      `update party p set verified_at = platform_now(), verified_way = $2, verified_document = $3
       from account a where a.id = $1 and p.id = a.party_id and p.verified_at is null
         and p.kind = any($4) and ${hashIs('p.id_number_hash', 5)}`,
      [accountId, way, DOCUMENTS[way], NATURAL_KINDS, ...this.cipher.lookUp(idNumber)],
    );
  }
}
