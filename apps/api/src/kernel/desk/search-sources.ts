import { Injectable } from '@nestjs/common';
import { SEARCH_KINDS, type SearchKind, hasPermission } from '@helan/contracts';
import type { Actor } from '../auth/index.js';
import type { ListStatement } from '../db/index.js';
import type { LookUp } from '../secrets/look-up.js';
import type { Bind } from './work-sources.js';

/** What somebody has typed, as the sources need it. */
export interface Asked {
  /** For `to_tsquery` against words; empty where it has neither letter nor digit. */
  readonly words: string;
  /** The beginning of a number as numbers are written, ready for `like`; nothing where it cannot be one. */
  readonly numberBegins: string | undefined;
  /** Hashes of the whole of it as an ID or account number; nothing where it is too short for one. */
  readonly secret: LookUp | undefined;
  /** The same of it as a mobile number; nothing where it is none. */
  readonly phone: LookUp | undefined;
}

/** What somebody finds of one kind. */
export interface SearchSource {
  readonly kind: SearchKind;
  /**
   * Rows with `title`, `note` and `path`, and with `look` where the page is a list to be searched by it, in an order that
   * an index serves. Whose they are and where they lie stands in the
   * statement itself: nothing is read that he may not see. Nothing where what was typed cannot be one of it.
   */
  find(
    actor: Actor,
    asked: Asked,
    bind: Bind,
  ): SearchStatement | undefined | Promise<SearchStatement | undefined>;
}

export type SearchStatement = Omit<ListStatement, 'params' | 'pageSize' | 'counted'>;

/** Everything that can be looked up at the desk: each room says what of it, and by whom. */
@Injectable()
export class SearchSources {
  private readonly sources: SearchSource[] = [];

  add(...sources: readonly SearchSource[]): void {
    this.sources.push(...sources);
  }

  of({ roles }: Actor): readonly SearchSource[] {
    return this.sources.filter(({ kind }) => hasPermission(roles, SEARCH_KINDS[kind].permission));
  }
}
