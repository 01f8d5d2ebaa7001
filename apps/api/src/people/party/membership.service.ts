import { Injectable } from '@nestjs/common';
import {
  NATURAL_KINDS,
  PARTY_KINDS,
  type PartyKind,
  foldIdNumber,
  foldName,
  maskIdNumber,
} from '@helan/domain';
import type { PageView, VillagerView } from '@helan/contracts';
import type { ConfirmMemberRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, likeText, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { hashIs } from '../../kernel/secrets/look-up.js';

interface Row {
  id: string;
  name: string;
  kind: PartyKind;
  id_number_enc: Buffer;
  is_member: boolean;
  household_code: string | null;
}

/** Who belongs to a collective: the village's liaison knows, and says so by name. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Persons and households registered in the liaison's own village, by name or by a whole number; those who wait to be
   * confirmed come first, in the order in which they have registered.
   */
  async list(actor: Actor, search: string, at: string | undefined): Promise<PageView<VillagerView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `p.id, p.name, p.kind, p.id_number_enc, m.party_id is not null as is_member, m.household_code`,
        from: `from party p left join collective_member m on m.party_id = p.id and m.village_code = p.village_code`,
        counted: 'from party p',
        where: `p.village_code = any($1) and p.kind = any($2) and (p.name ilike $3 or ${hashIs('p.id_number_hash', 4)})`,
        order: [
          { sql: 'm.party_id is not null', type: 'boolean' },
          { sql: 'p.created_at', type: 'timestamptz' },
          { sql: 'p.id', type: 'uuid' },
        ],
        params: [
          actor.regionCodes,
          NATURAL_KINDS,
          likeText(foldName(search)),
          ...this.cipher.lookUp(foldIdNumber(search)),
        ],
      },
      at,
    );
    const items = rows.map((row) => ({
      id: row.id,
      name: row.name,
      kindName: PARTY_KINDS[row.kind],
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      isMember: row.is_member,
      householdCode: row.household_code ?? '',
    }));
    return { items, ...place };
  }

  /** Says, too, to which household he belongs; what was said of it before stays where nothing is said now. */
  async confirm(
    actor: Actor,
    partyId: string,
    { isMember, householdCode, knownCode }: ConfirmMemberRequest,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { village_code: string }[] = await tx.query(
        'select village_code from party where id = $1 and village_code = any($2) and kind = any($3) for update',
        [partyId, actor.regionCodes, NATURAL_KINDS],
      );
      const village = rows[0]?.village_code;
      if (!village) throw refused('resource.not-found');
      const [known]: { household_code: string | null }[] = await tx.query(
        'select household_code from collective_member where village_code = $1 and party_id = $2',
        [village, partyId],
      );
      if (knownCode !== undefined && knownCode !== (known?.household_code ?? ''))
        throw refused('form.saved-meanwhile', undefined, 'householdCode');
      if (!isMember) {
        await tx.query('delete from collective_member where village_code = $1 and party_id = $2', [
          village,
          partyId,
        ]);
        return;
      }
      await tx.query(
        `insert into collective_member (village_code, party_id, confirmed_by, confirmed_at, household_code)
         values ($1, $2, $3, platform_now(), nullif($4, ''))
         on conflict (village_code, party_id) do update set confirmed_by = excluded.confirmed_by,
           confirmed_at = excluded.confirmed_at, household_code = excluded.household_code
           where $4::text is not null`,
        [village, partyId, actor.accountId, householdCode ?? null],
      );
    });
  }

  /** Whether a party is the collective itself of a village. */
  async isCollectiveOf(
    partyId: string | null,
    villageCode: string,
    source: DataSource | EntityManager = this.dataSource,
  ): Promise<boolean> {
    const rows: unknown[] = await source.query(
      "select 1 from party where id = $1 and kind = 'COLLECTIVE' and village_code = $2",
      [partyId, villageCode],
    );
    return rows.length > 0;
  }

  /** Codes of the villages to whose collectives a party belongs. */
  async villagesOf(
    partyId: string | null,
    source: DataSource | EntityManager = this.dataSource,
  ): Promise<string[]> {
    const rows: { village_code: string }[] = await source.query(
      'select village_code from collective_member where party_id = $1',
      [partyId],
    );
    return rows.map((row) => row.village_code);
  }
}
