import { Injectable } from '@nestjs/common';
import { type PartyKind, isNatural, refuseRepresentative } from '@helan/domain';
import type { AddRepresentativeRequest } from '@helan/contracts/requests';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

/** Who answers for an organisation that was registered before it was asked: added once, also where it is frozen. */
@Injectable()
export class Representatives {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly clock: PlatformClock,
  ) {}

  /** What is added has to be seen on paper as well: the check of the papers begins again. */
  async add({ partyId }: Actor, request: AddRepresentativeRequest): Promise<void> {
    const { representativeName, representativeIdNumber } = request;
    await this.transactions.run(async (tx) => {
      requireNone(refuseRepresentative(request, await this.clock.today(tx)));
      const rows: { kind: PartyKind; representative_id_enc: Buffer | null }[] = await tx.query(
        'select kind, representative_id_enc from party where id = $1 for update',
        [partyId],
      );
      const [party] = rows;
      if (!party) throw refused('party.required');
      if (isNatural(party.kind) || party.representative_id_enc) throw refused('party.representative-known');
      await tx.query(
        `update party set representative_name = $2, representative_id_enc = $3, representative_id_hash = $4,
           representative_id_hash_even = $5, verified_at = null, verified_by = null, verified_document = null,
           verified_way = null where id = $1`,
        [
          partyId,
          representativeName,
          this.cipher.seal(representativeIdNumber, 'party.representative_id'),
          ...this.cipher.lookUp(representativeIdNumber),
        ],
      );
    });
  }
}
