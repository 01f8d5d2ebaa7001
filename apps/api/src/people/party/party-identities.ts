import { Injectable } from '@nestjs/common';
import { DECIDING_KINDS, type PartyKind, foldIdNumber, nameKey } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { hashIs } from '../../kernel/secrets/look-up.js';
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

/** Those who are surely one with $1, and those whose names may be his, each found by an index of its own. */
const ALIKE = `
  select p.id, p.name, p.id_number_enc as number, certain."isCertain" from (
    select id, bool_or(is_certain) as "isCertain" from (
      select id, true as is_certain from party where id = $1
      union all select id, true from party where ${hashIs('id_number_hash', 2)}
      union all select id, true from party where village_code = $4 and kind = any($5)
      union all select id, false from party where ${characters('name')} = ${characters('$6')}) found
    group by id) certain join party p on p.id = certain.id order by p.id`;

/** Who is one and the same before a limit that counts by owner, however often and in whatever writing he is on record. */
@Injectable()
export class PartyIdentities {
  constructor(private readonly cipher: FieldCipher) {}

  /**
   * All records of a party's identity, its own among them: the same number, however it was written, and the committee and
   * the collectives of one village, which act as one. Source: rules §4, §11.3 R10, §21 A17; 必须招标的工程项目规定 第五条.
   */
  async of(tx: EntityManager, partyId: string): Promise<string[]> {
    const owns: Own[] = await tx.query(
      `select name, kind, village_code, id_number_enc as number, id_number_hash, id_number_hash_even
       from party where id = $1`,
      [partyId],
    );
    const own = owns[0];
    if (!own) return [partyId];
    const rows: Row[] = await tx.query(ALIKE, [
      partyId,
      own.id_number_hash,
      own.id_number_hash_even,
      DECIDING_KINDS.includes(own.kind) ? own.village_code : null,
      DECIDING_KINDS,
      own.name,
    ]);
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
