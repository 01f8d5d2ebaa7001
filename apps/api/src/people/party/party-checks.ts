import { Injectable } from '@nestjs/common';
import { PARTY_KINDS, type PartyKind, foldIdNumber, maskIdNumber } from '@helan/domain';
import type { PageView, PartyRowView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import type { Bind } from '../../kernel/desk/index.js';
import { type SortKey, Transactions, readPage, wordsQuery } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PartyVerifications } from './party-verifications.js';
import { inRegions } from '../region/index.js';

interface Row {
  id: string;
  name: string;
  kind: PartyKind;
  id_number_enc: Buffer;
  number_freed_at: Date | null;
  village_name: string;
  verified_at: Date | null;
  verified_document: string | null;
  verifier: string | null;
  representative_name: string | null;
  representative_id_enc: Buffer | null;
}

type Guard = (tx: EntityManager, actor: Actor, partyId: string) => Promise<void>;
/** The same of a party `p` as a condition: that nothing keeps him from it. */
type IsFree = (actor: Actor, bind: Bind) => string;

/** Those not yet checked by who came first; the others are looked up, the newest first. */
export const PARTY_ORDER: readonly SortKey[] = [
  { sql: 'p.verified_at is null', type: 'boolean', isDescending: true },
  { sql: "case when p.verified_at is null then p.created_at else 'infinity' end", type: 'timestamptz' },
  { sql: 'p.created_at', type: 'timestamptz', isDescending: true },
  { sql: 'p.id', type: 'uuid' },
];

/** 实名核验: the liaison of the village or the window has the papers in hand and compares them. */
@Injectable()
export class PartyChecks {
  private readonly guards: Guard[] = [];
  private readonly conditions: IsFree[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly verifications: PartyVerifications,
  ) {}

  /** Whoever knows why somebody may not be the one who says that a party is who it is, refuses it here. */
  guardWith(guard: Guard, isFree: IsFree): void {
    this.guards.push(guard);
    this.conditions.push(isFree);
  }

  /** Whether nothing keeps somebody from checking a party `p`. */
  isFree(actor: Actor, bind: Bind): string {
    return ['true', ...this.conditions.map((condition) => condition(actor, bind))].join(' and ');
  }

  /** By words of the name, or by a whole number. Those not yet checked come first. */
  async list(actor: Actor, search: string, at: string | undefined): Promise<PageView<PartyRowView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `p.id, p.name, p.kind, p.id_number_enc, p.number_freed_at, r.name as village_name, p.verified_at, p.verified_document,
          a.display_name as verifier, p.representative_name, p.representative_id_enc`,
        from: `from party p join region r on r.code = p.village_code left join account a on a.id = p.verified_by`,
        // Whose number was found to be another's has nothing to be compared; he is still found by his name.
        where: search.trim() === '' ? 'p.number_freed_at is null' : 'true',
        parts: [await inRegions(this.dataSource, actor, 'p.village_code')],
        search: this.searched(search, bind),
        order: PARTY_ORDER,
        params,
      },
      at,
    );
    return { items: rows.map((row) => this.view(row)), ...place };
  }

  private searched(text: string, bind: (value: unknown) => string): string | undefined {
    const words = wordsQuery(text);
    if (!words) return text.trim() === '' ? undefined : 'false';
    const [hash, even] = this.cipher.lookUp(foldIdNumber(text)).map(bind);
    return `to_tsvector('simple', cjk_grams(p.name)) @@ to_tsquery('simple', ${bind(words)})
      or p.id_number_hash = ${hash} or p.id_number_hash_even = ${even}`;
  }

  async verify(actor: Actor, partyId: string, document: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { is_waiting: boolean }[] = await tx.query(
        `select verified_at is null and number_freed_at is null as is_waiting from party
         where id = $1 and village_code like any($2) for update`,
        [partyId, regionPatterns(actor)],
      );
      if (!rows[0]) throw refused('resource.not-found');
      if (!rows[0].is_waiting) throw refused('lifecycle.not-now');
      for (const guard of this.guards) await guard(tx, actor, partyId);
      const way = signsAsLiaison(actor) ? 'LIAISON' : 'WINDOW';
      await this.verifications.note(tx, partyId, { way, document, verifierId: actor.accountId });
    });
  }

  private view(row: Row): PartyRowView {
    return {
      id: row.id,
      name: row.name,
      kindName: PARTY_KINDS[row.kind],
      idNumberMasked: row.number_freed_at
        ? ''
        : maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      villageName: row.village_name,
      verifiedAt: row.verified_at?.toISOString() ?? null,
      verifiedDocument: row.verified_document,
      verifierName: row.verifier,
      representative: this.representativeOf(row),
    };
  }

  private representativeOf({ representative_name: name, representative_id_enc: sealed }: Row) {
    if (name === null || !sealed) return null;
    return { name, idNumberMasked: maskIdNumber(this.cipher.open(sealed, 'party.representative_id')) };
  }
}

/** Whoever has the window's desk as well has seen the papers there. */
function signsAsLiaison({ roles }: Actor): boolean {
  return !roles.includes('CENTER_ACCEPT');
}
