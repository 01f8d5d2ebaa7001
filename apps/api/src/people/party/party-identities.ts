import { Injectable } from '@nestjs/common';
import { DECIDING_KINDS, type PartyKind, foldIdNumber, nameKey } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

interface Row {
  id: string;
  name: string;
  number: Buffer;
  isCertain: boolean;
}

interface Own {
  name: string;
  kind: PartyKind;
  village_code: string;
  number: Buffer;
  id_number_hash: Buffer | null;
  id_number_hash_even: Buffer | null;
}

/** What two names have in common at least whose `nameKey` is one: an index is made of it. */
const characters = (name: string) => `regexp_replace(normalize(${name}, NFKC), '[^一-鿿0-9]', '', 'g')`;

const ownOf = eachAsked<{ partyId: string }, Own>(
  { partyId: 'uuid' },
  ({
    partyId,
  }) => `select name, kind, village_code, id_number_enc as number, id_number_hash, id_number_hash_even
    from party where id = ${partyId}`,
);

interface Sought {
  readonly partyId: string;
  readonly hash: Buffer | null;
  readonly hashEven: Buffer | null;
  readonly villageCode: string | null;
  readonly kinds: readonly PartyKind[];
  readonly name: string;
}

/** Those who are surely one with a party, and those whose names may be his, each found by an index of its own. */
const alike = eachAsked<Sought, Row>(
  { partyId: 'uuid', hash: 'bytea', hashEven: 'bytea', villageCode: 'text', kinds: 'text[]', name: 'text' },
  ({ partyId, hash, hashEven, villageCode, kinds, name }) => `
    select p.id, p.name, p.id_number_enc as number, certain."isCertain" from (
      select id, bool_or(is_certain) as "isCertain" from (
        select id, true as is_certain from party where id = ${partyId}
        union all select id, true from party where (id_number_hash = ${hash} or id_number_hash_even = ${hashEven})
        union all select id, true from party where village_code = ${villageCode} and kind = any(${kinds})
        union all select id, false from party where ${characters('name')} = ${characters(name)}) found
      group by id) certain join party p on p.id = certain.id order by p.id`,
);

/** Who is one and the same before a limit that counts by owner, however often and in whatever writing he is on record. */
@Injectable()
export class PartyIdentities {
  constructor(private readonly cipher: FieldCipher) {}

  /**
   * All records of a party's identity, its own among them: the same number, however it was written, and the committee and
   * the collectives of one village, which act as one. Source: rules §4, §11.3 R10, §21 A17; 必须招标的工程项目规定 第五条.
   */
  async of(tx: EntityManager, partyId: string): Promise<string[]> {
    const [own] = await ownOf(tx, { partyId });
    if (!own) return [partyId];
    const rows = await alike(tx, {
      partyId,
      hash: own.id_number_hash,
      hashEven: own.id_number_hash_even,
      villageCode: DECIDING_KINDS.includes(own.kind) ? own.village_code : null,
      kinds: DECIDING_KINDS,
      name: own.name,
    });
    const key = nameKey(own.name);
    const ownNumber = this.numberOf(own);
    return rows
      .filter((row) => row.isCertain || (nameKey(row.name) === key && this.numberOf(row) === ownNumber))
      .map(({ id }) => id);
  }

  private numberOf({ number }: Pick<Row, 'number'>): string {
    return foldIdNumber(this.cipher.open(number, 'party.id_number'));
  }
}
