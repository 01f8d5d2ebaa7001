import { Injectable } from '@nestjs/common';
import { type Boundary, foldText } from '@helan/domain';
import type { PageView, ParcelRowView, ParcelView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import { likeText, readPage, wordsQuery } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { inRegions } from '../../people/region/index.js';
import { ParcelUses } from './parcel-uses.js';

interface Row {
  id: string;
  key: string;
  code: string;
  name: string;
  village_name: string;
  mu: string;
  land_use: string;
  is_basic_farmland: boolean;
  boundary: Boundary | null;
  whole_code: string | null;
  split_at: Date | null;
  split_reason: string | null;
  registered_at: Date;
}

const COLUMNS = 'p.*, r.name as village_name, whole.code as whole_code';
const FROM = `from parcel p join region r on r.code = p.village_code left join parcel whole on whole.id = p.split_from`;
/** As its index has it. */
export const WORDS = "to_tsvector('simple', cjk_grams(p.code || ' ' || right(p.code, 5) || ' ' || p.name))";
const ROWS = `select ${COLUMNS} ${FROM}`;

/** The register as its keepers read it; townships and villages read their own part. */
@Injectable()
export class ParcelQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly uses: ParcelUses,
  ) {}

  async list(actor: Actor, search: string, at: string | undefined): Promise<PageView<ParcelRowView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: COLUMNS,
        from: FROM,
        where: 'true',
        parts: [await inRegions(this.dataSource, actor, 'p.village_code')],
        search: await this.searched(search, bind),
        order: [
          { sql: 'p.code', type: 'text' },
          { sql: 'p.id', type: 'uuid' },
        ],
        params,
      },
      at,
    );
    return { items: rows.map(toRow), ...place };
  }

  /** By number or name, or all of a village by its name. */
  private async searched(text: string, bind: (value: unknown) => string): Promise<string | undefined> {
    const words = wordsQuery(text);
    if (!words) return foldText(text) === '' ? undefined : 'false';
    const villages: { code: string }[] = await this.dataSource.query(
      'select code from region where name ilike $1',
      [likeText(foldText(text))],
    );
    const isCalled = `${WORDS} @@ to_tsquery('simple', ${bind(words)})`;
    return `${isCalled} or p.village_code = any(${bind(villages.map(({ code }) => code))})`;
  }

  async show(actor: Actor, id: string): Promise<ParcelView> {
    const rows: Row[] = await this.dataSource.query(
      `${ROWS} where p.id = $1 and p.village_code like any($2)`,
      [id, regionPatterns(actor)],
    );
    const row = rows[0];
    if (!row) throw refused('resource.not-found');
    const parts: Row[] = await this.dataSource.query(`${ROWS} where p.split_from = $1 order by p.code`, [id]);
    return {
      ...toRow(row),
      landUse: row.land_use,
      isBasicFarmland: row.is_basic_farmland,
      boundary: row.boundary,
      wholeCode: row.whole_code,
      splitReason: row.split_reason,
      registeredAt: row.registered_at.toISOString(),
      parts: parts.map(toRow),
      corrections: await this.correctionsOf(id),
      uses: await this.uses.usesOf(this.dataSource, row.key),
    };
  }

  private async correctionsOf(id: string): Promise<ParcelView['corrections']> {
    const rows: { former_mu: string; reason: string; corrector: string; corrected_at: Date }[] =
      await this.dataSource.query(
        `select c.former_mu, c.reason, a.display_name as corrector, c.corrected_at
         from parcel_correction c join account a on a.id = c.corrected_by where c.parcel_id = $1 order by c.id desc`,
        [id],
      );
    return rows.map((row) => ({
      formerMu: row.former_mu,
      reason: row.reason,
      correctorName: row.corrector,
      correctedAt: row.corrected_at.toISOString(),
    }));
  }
}

function toRow(row: Row): ParcelRowView {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    villageName: row.village_name,
    mu: row.mu,
    isSplit: row.split_at !== null,
    hasBoundary: row.boundary !== null,
  };
}
