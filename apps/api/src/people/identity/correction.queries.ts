import { Injectable } from '@nestjs/common';
import {
  CORRECTED_FIELDS,
  CORRECTION_STATES,
  type CorrectedField,
  PARTY_KINDS,
  type PartyKind,
  maskBankAccount,
  maskIdNumber,
  maskPhone,
} from '@helan/domain';
import type { CorrectedFieldView, CorrectionView, DocumentView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import type { Amendment } from '../party/index.js';
import { regionName } from '../region/index.js';
import { CorrectionPapers } from './correction-papers.js';
import type { CorrectionRow } from './corrections.js';

interface Row extends CorrectionRow {
  readonly party_name: string;
  readonly fields: readonly CorrectedField[];
  readonly reason: string;
  readonly asked_at: Date;
  readonly checker: string | null;
  readonly decided_at: Date | null;
  readonly refusal: string | null;
}

const COLUMNS = 'c.*, p.name as party_name, k.display_name as checker';
const FROM =
  'from party_correction c join party p on p.id = c.party_id left join account k on k.id = c.checked_by';

/** How a value is shown, where not as it is. */
type Shows = Partial<Record<CorrectedField, (text: string) => string>>;

const MASKS: Shows = {
  kind: (kind) => PARTY_KINDS[kind as PartyKind],
  idNumber: maskIdNumber,
  representativeIdNumber: maskIdNumber,
  phone: maskPhone,
  bankAccount: maskBankAccount,
};

/** Corrections of a party, and those that wait at each of the two desks. */
@Injectable()
export class CorrectionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly papers: CorrectionPapers,
  ) {}

  async own(actor: Actor): Promise<CorrectionView[]> {
    if (!actor.partyId) return [];
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} ${FROM} where c.party_id = $1 order by c.asked_at desc limit 50`,
      [actor.partyId],
    );
    const [papersOf, shows] = await Promise.all([
      this.papers.of(rows.map(({ id }) => id)),
      this.showsOf(rows),
    ]);
    return rows.map((row) => this.view(actor, row, { papers: papersOf(row.id), shows, isAtDesk: false }));
  }

  /** At the first desk what is asked, at the second what is compared; who waits longest comes first. */
  async list(
    actor: Actor,
    filter: { readonly isDecided: boolean; readonly at: string | undefined },
  ): Promise<PageView<CorrectionView>> {
    const isSecond = actor.roles.includes('CENTER_REVIEW');
    const isFirst = actor.roles.includes('CENTER_ACCEPT');
    const states = [...(isFirst ? ["'ASKED'"] : []), ...(isSecond ? ["'CHECKED'"] : [])].join(', ');
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: FROM,
        counted: 'from party_correction c',
        where: filter.isDecided ? "c.state in ('DONE', 'REFUSED')" : `c.state in (${states})`,
        order: [
          filter.isDecided
            ? { sql: 'c.decided_at', type: 'timestamptz', isDescending: true }
            : { sql: 'c.asked_at', type: 'timestamptz' },
          { sql: 'c.id', type: 'uuid' },
        ],
        params: [],
      },
      filter.at,
    );
    const [papersOf, shows] = await Promise.all([
      this.papers.of(rows.map(({ id }) => id)),
      this.showsOf(rows),
    ]);
    const isAtDesk = !filter.isDecided;
    return {
      items: rows.map((row) => this.view(actor, row, { papers: papersOf(row.id), shows, isAtDesk })),
      ...place,
    };
  }

  private view(
    { accountId, roles, partyId }: Actor,
    row: Row,
    { papers, shows, isAtDesk }: { papers: DocumentView[]; shows: Shows; isAtDesk: boolean },
  ): CorrectionView {
    const isStranger = row.asked_by !== accountId;
    return {
      id: row.id,
      partyId: row.party_id,
      partyName: row.party_name,
      state: row.state,
      stateName: CORRECTION_STATES[row.state],
      changes: this.changesOf(row, shows),
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      papers,
      checkerName: row.checker,
      document: row.document,
      decidedAt: row.decided_at?.toISOString() ?? null,
      refusal: row.refusal,
      mayCheck: isAtDesk && row.state === 'ASKED' && roles.includes('CENTER_ACCEPT') && isStranger,
      mayDecide:
        isAtDesk &&
        row.state === 'CHECKED' &&
        roles.includes('CENTER_REVIEW') &&
        isStranger &&
        row.checked_by !== accountId,
      mayTakeBack: row.party_id === partyId && (row.state === 'ASKED' || row.state === 'CHECKED'),
    };
  }

  private changesOf(row: Row, shows: Shows): CorrectedFieldView[] {
    const { changes, before } = this.valuesOf(row);
    return (Object.keys(changes) as CorrectedField[]).map((field) => {
      const shown = (text: string) => (text === '' ? '' : (shows[field]?.(text) ?? text));
      return {
        fieldName: CORRECTED_FIELDS[field],
        from: shown(before[field] ?? ''),
        to: shown(changes[field] ?? ''),
      };
    });
  }

  /** Villages by their names. */
  private async showsOf(rows: readonly Row[]): Promise<Shows> {
    const codes = rows
      .filter(({ fields }) => fields.includes('villageCode'))
      .flatMap((row) => Object.values(this.valuesOf(row)).map(({ villageCode = '' }) => villageCode));
    const names = new Map<string, string>();
    for (const code of new Set(codes)) names.set(code, await regionName(this.dataSource, code));
    return { ...MASKS, villageCode: (code) => names.get(code) ?? code };
  }

  private valuesOf({ changes_enc, before_enc }: Row): { changes: Amendment; before: Amendment } {
    return {
      changes: JSON.parse(this.cipher.open(changes_enc, 'party_correction.changes')) as Amendment,
      before: JSON.parse(this.cipher.open(before_enc, 'party_correction.before')) as Amendment,
    };
  }
}
