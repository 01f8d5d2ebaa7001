import { Injectable } from '@nestjs/common';
import { SEARCH_KINDS, type SearchHit, type SearchView } from '@helan/contracts';
import { foldIdNumber, foldLine, foldNumber, foldPhone, isMobilePhone } from '@helan/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readFirst, wordsQuery } from '../../kernel/db/index.js';
import { type Asked, type SearchSource, SearchSources } from '../../kernel/desk/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

/** So many of each kind. */
const EACH = 6;
const LONGEST = 100;
/** Shorter, the beginning of a number is no number yet. */
const SHORTEST_NUMBER = 3;
/** Shorter is no ID number and no account's, and would be guessed. */
const SHORTEST_SECRET = 8;

type Row = Pick<SearchHit, 'title' | 'note' | 'path'> & { readonly look?: string };

/** One search over everything that somebody may see: people, ground, projects, papers, and lines of the bank. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SearchSources,
    private readonly cipher: FieldCipher,
    private readonly limits: Limits,
  ) {}

  async find(actor: Actor, text: string): Promise<SearchView> {
    await this.limits.take([{ limit: 'desk.search', of: actor.accountId }]);
    const asked = this.read(text);
    if (asked.words === '') return { hits: [], hasMore: false };
    const found = await Promise.all(this.sources.of(actor).map((source) => this.of(source, actor, asked)));
    return {
      hits: found.flatMap(({ hits }) => hits),
      hasMore: found.some(({ hasMore }) => hasMore),
    };
  }

  private async of(source: SearchSource, actor: Actor, asked: Asked): Promise<SearchView> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const statement = await source.find(actor, asked, bind);
    if (!statement) return { hits: [], hasMore: false };
    const { rows, hasMore } = await readFirst<Row>(this.dataSource, {
      ...statement,
      params,
      pageSize: EACH,
    });
    const { kind } = source;
    const kindName = SEARCH_KINDS[kind].name;
    const hits = rows.map(({ title, note, path, look }) => ({
      ...{ kind, kindName, title, note },
      path: look === undefined ? path : `${path}?search=${encodeURIComponent(look)}`,
    }));
    return { hits, hasMore };
  }

  private read(text: string): Asked {
    const line = foldLine(text).slice(0, LONGEST);
    const number = foldNumber(line).toUpperCase();
    const isNumber = /^[A-Z0-9][A-Z0-9-]*$/.test(number) && /\d/.test(number);
    const [id, phone] = [foldIdNumber(line), foldPhone(line)];
    return {
      words: wordsQuery(line),
      numberBegins:
        isNumber && number.length >= SHORTEST_NUMBER ? `${number.replace(/[\\%_]/g, '\\$&')}%` : undefined,
      secret: id.length >= SHORTEST_SECRET && /\d/.test(id) ? this.cipher.lookUp(id) : undefined,
      phone: isMobilePhone(phone) ? this.cipher.lookUp(phone) : undefined,
    };
  }
}
