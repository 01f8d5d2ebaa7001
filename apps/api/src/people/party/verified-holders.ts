import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PartyKind, isNatural } from '@helan/domain';
import { DataSource } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { Holders, holderOf } from '../account/index.js';

interface Row {
  readonly kind: PartyKind;
  readonly id_number_enc: Buffer;
  readonly representative_id_enc: Buffer | null;
}

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
      const rows: Row[] = await this.dataSource.query(
        `select p.kind, p.id_number_enc, p.representative_id_enc from account a join party p on p.id = a.party_id
         where a.id = $1 and p.verified_at is not null`,
        [accountId],
      );
      return rows[0] && holderOf(this.numberOf(rows[0]));
    });
  }

  /** The code of an organisation stands in public registers: only the number of whoever answers for it shows anything. */
  private numberOf({ kind, id_number_enc, representative_id_enc: sealed }: Row): string | null {
    if (isNatural(kind)) return this.cipher.open(id_number_enc, 'party.id_number');
    return sealed && this.cipher.open(sealed, 'party.representative_id');
  }
}
