import { Injectable } from '@nestjs/common';
import { DECIDING_KINDS, foldIdNumber, nameKey } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { sameHash } from '../../kernel/secrets/look-up.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

interface Row {
  id: string;
  name: string;
  number: Buffer;
  isCertain: boolean;
}

/** Who is one and the same before a limit that counts by owner, however often and in whatever writing he is on record. */
@Injectable()
export class PartyIdentities {
  constructor(private readonly cipher: FieldCipher) {}

  /**
   * All records of a party's identity, its own among them: the same number, however it was written, and the committee and
   * the collectives of one village, which act as one. Source: rules §4, §11.3 R10, §21 A17; 必须招标的工程项目规定 第五条.
   */
  async of(tx: EntityManager, partyId: string): Promise<string[]> {
    const rows: Row[] = await tx.query(
      `select other.id, other.name, other.id_number_enc as number,
         other.id = own.id or ${sameHash('other.id_number_hash', 'own.id_number_hash')}
           or (own.kind = any($2) and other.kind = any($2) and other.village_code = own.village_code) as "isCertain"
       from party own join party other
         on other.id = own.id or ${sameHash('other.id_number_hash', 'own.id_number_hash')}
           or other.village_code = own.village_code or left(other.name, 2) = left(own.name, 2)
       where own.id = $1 order by other.id`,
      [partyId, DECIDING_KINDS],
    );
    const own = rows.find(({ id }) => id === partyId);
    if (!own) return [partyId];
    const key = nameKey(own.name);
    const ownNumber = this.numberOf(own);
    return rows
      .filter((row) => row.isCertain || (nameKey(row.name) === key && this.numberOf(row) === ownNumber))
      .map(({ id }) => id);
  }

  private numberOf({ number }: Row): string {
    return foldIdNumber(this.cipher.open(number, 'party.id_number'));
  }
}
