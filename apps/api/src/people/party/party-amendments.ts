import { Injectable } from '@nestjs/common';
import {
  type CorrectedField,
  type PartyIdentity,
  type PartyKind,
  isNatural,
  refuseIdentity,
  refuseKindCorrection,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { Bars } from './bars.service.js';
import { PartyNumbers } from './party-numbers.js';
import { followName } from './account-names.js';
import { type Party, PartyService } from './party.service.js';
import { findRegion } from '../region/index.js';

export type Amendment = Partial<Record<Exclude<CorrectedField, 'kind'>, string>> & { kind?: PartyKind };

/** What of a party is put right by the center after its business has begun; who seals and hashes it is in one place. */
@Injectable()
export class PartyAmendments {
  constructor(
    private readonly parties: PartyService,
    private readonly cipher: FieldCipher,
    private readonly clock: PlatformClock,
    private readonly press: PaperPress,
    private readonly bars: Bars,
    private readonly numbers: PartyNumbers,
  ) {}

  /** Throws whatever keeps the party from being as it would be then. */
  async require(tx: EntityManager, party: Party, amendment: Amendment): Promise<void> {
    const { representative, ...own } = party;
    const whole: PartyIdentity = {
      ...own,
      ...(representative && {
        representativeName: representative.name,
        representativeIdNumber: representative.idNumber,
      }),
      ...amendment,
    };
    if (isNatural(party.kind) && (amendment.representativeName || amendment.representativeIdNumber))
      throw refused('party.representative-known');
    requireNone(refuseKindCorrection(party.kind, whole.kind));
    requireNone(refuseIdentity(whole, await this.clock.today(tx)));
    const { villageCode } = amendment;
    if (villageCode && !(await findRegion(tx, villageCode)))
      throw refused('region.unknown', undefined, 'villageCode');
    if (amendment.name)
      requireNone(this.press.refuseText({ label: '姓名（名称）', text: amendment.name, field: 'name' }));
    await this.requireFree(tx, party, amendment);
  }

  /** After {@link require}. Whoever has the old version open is told that it was saved meanwhile; its papers have just been seen. */
  async apply(
    tx: EntityManager,
    party: Party,
    { amendment, document, verifierId }: { amendment: Amendment; document: string; verifierId: string },
  ): Promise<void> {
    const values: unknown[] = [party.id, document, verifierId];
    const sets = Object.entries(this.columnsOf(amendment)).map(
      ([column, value]) => `${column} = $${values.push(value)}`,
    );
    await tx.query(
      `update party set ${sets.join(', ')}, version = version + 1, verified_at = platform_now(), verified_way = 'WINDOW',
         verified_document = $2, verified_by = $3 where id = $1`,
      values,
    );
    await followName(tx, party.id);
  }

  /** Nobody is kept out under a number that is left behind, and no two have one. */
  private async requireFree(
    tx: EntityManager,
    party: Party,
    { idNumber, bankAccount }: Amendment,
  ): Promise<void> {
    if (idNumber && idNumber !== party.idNumber) {
      requireNone(await this.bars.findFault(tx, party.idNumber));
      await this.numbers.requireFree(tx, idNumber, party.id);
    }
    if (bankAccount) await this.numbers.requireOwnAccount(tx, bankAccount, party.id);
  }

  private columnsOf(amendment: Amendment): Record<string, unknown> {
    const { kind, name, bankName, bankNo, villageCode, phone, idNumber, bankAccount } = amendment;
    const { representativeName, representativeIdNumber } = amendment;
    return {
      ...(kind && { kind }),
      ...(villageCode && { village_code: villageCode }),
      ...(name && { name }),
      ...(bankName && { bank_name: bankName }),
      ...(bankNo !== undefined && { bank_no: bankNo || null }),
      ...(phone && { phone_enc: this.cipher.seal(phone, 'party.phone') }),
      ...(idNumber && this.searched('id_number', idNumber)),
      ...(bankAccount && this.searched('bank_account', bankAccount)),
      ...(representativeName && { representative_name: representativeName }),
      ...(representativeIdNumber && this.searched('representative_id', representativeIdNumber)),
    };
  }

  private searched(column: 'id_number' | 'bank_account' | 'representative_id', text: string) {
    const [hash, even] = this.cipher.lookUp(text);
    return {
      [`${column}_enc`]: this.cipher.seal(text, `party.${column}`),
      [`${column}_hash`]: hash,
      [`${column}_hash_even`]: even,
    };
  }
}
