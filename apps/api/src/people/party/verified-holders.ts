import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FACTS } from '@helan/domain';
import { DataSource } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { Holders } from '../account/index.js';
import { PartyVerifications } from './party-verifications.js';

/** Of an identity number, so many characters show that somebody knows whose it is. */
const END_LENGTH = 6;

/** Tells the door who stands behind an account: whoever has been verified. */
@Injectable()
export class VerifiedHolders implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly holders: Holders,
    private readonly verifications: PartyVerifications,
  ) {}

  onModuleInit(): void {
    this.holders.findWith(async (accountId) => {
      const numbers = await this.numbersOf(accountId);
      if (numbers.length === 0) return undefined;
      const ends = numbers.map((number) => number.slice(-END_LENGTH));
      return { hasIdNumberEnd: (text) => ends.includes(FACTS.ID_NUMBER.fold(text)) };
    });
  }

  /** His own, whomever the account acts for, and that of whom it acts for. */
  private async numbersOf(accountId: string): Promise<string[]> {
    const known = await this.verifications.find(this.dataSource.manager, accountId);
    const rows: { id_number_enc: Buffer }[] = await this.dataSource.query(
      `select p.id_number_enc from account a join party p on p.id = a.party_id
       where a.id = $1 and p.verified_at is not null`,
      [accountId],
    );
    const ofParty = rows.map(({ id_number_enc: sealed }) => this.cipher.open(sealed, 'party.id_number'));
    return [...(known ? [known.idNumber] : []), ...ofParty];
  }
}
