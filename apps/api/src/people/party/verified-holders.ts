import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FACTS } from '@helan/domain';
import { DataSource } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { Holders } from '../account/index.js';

/** Of an identity number, so many characters show that somebody knows whose it is. */
const END_LENGTH = 6;

/** Tells the door who stands behind an account: whoever has been verified. */
@Injectable()
export class VerifiedHolders implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly holders: Holders,
  ) {}

  onModuleInit(): void {
    this.holders.findWith(async (accountId) => {
      const rows: { id_number_enc: Buffer }[] = await this.dataSource.query(
        `select p.id_number_enc from account a join party p on p.id = a.party_id
         where a.id = $1 and p.verified_at is not null`,
        [accountId],
      );
      const [row] = rows;
      if (!row) return undefined;
      const end = this.cipher.open(row.id_number_enc, 'party.id_number').slice(-END_LENGTH);
      return { hasIdNumberEnd: (text) => FACTS.ID_NUMBER.fold(text) === end };
    });
  }
}
