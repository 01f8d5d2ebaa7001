import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/index.js';
import type { Bind } from '../../kernel/desk/index.js';

/** What a statement of accounts is about: a project, a party, a village; or the party for which somebody acts. */
export const STATEMENT_KINDS = ['projects', 'parties', 'villages', 'own'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export interface SubjectsAsked {
  readonly kind: StatementKind;
  /** Of a project or party its id, of a village its code. */
  readonly id: string;
  readonly actor: Actor;
}

/**
 * Whose money it is about, as SQL: `subject` as the books name it, `label` as people do, `party_id` where of a subject only
 * what that one paid or got concerns him, `is_deposit` where it tells who has registered. What the reader may not see is
 * left out by it.
 */
type Subjects = (asked: SubjectsAsked, bind: Bind) => string;
/** How it is called, as SQL with one column `name` and a row where the reader may see it at all. */
type Name = (asked: SubjectsAsked, bind: Bind) => string;

/** What is found by a pattern of words, as SQL with `kind`, `id` and `name`, the few that the reader may see. */
type Find = (asked: { readonly pattern: string; readonly actor: Actor }, bind: Bind) => string;

/** The rooms above know which registrations and lots are whose. */
@Injectable()
export class AccountSubjects {
  private subjects: Subjects | undefined;
  private name: Name | undefined;
  private find: Find | undefined;

  findWith(ways: { readonly subjects: Subjects; readonly name: Name; readonly find: Find }): void {
    this.subjects = ways.subjects;
    this.name = ways.name;
    this.find = ways.find;
  }

  foundBy(asked: Parameters<Find>[0], bind: Bind): string {
    return this.find!(asked, bind);
  }

  subjectsOf(asked: SubjectsAsked, bind: Bind): string {
    return this.subjects!(asked, bind);
  }

  nameOf(asked: SubjectsAsked, bind: Bind): string {
    return this.name!(asked, bind);
  }
}
