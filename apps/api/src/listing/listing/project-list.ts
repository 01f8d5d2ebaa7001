import { Injectable } from '@nestjs/common';
import { type ListingState, foldText, listingLifecycle, turnOf } from '@helan/domain';
import type { PageView, ProjectRowView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import {
  type ListPart,
  type ListStatement,
  type SortKey,
  readPage,
  wordsQuery,
} from '../../kernel/db/index.js';
import { visibleRows } from './listing.access.js';
import { LISTING_COLUMNS, LISTING_ROWS, type ListingRow, toRowView } from './listing-row.js';

export interface ProjectFilter {
  readonly state?: string | undefined;
  readonly search?: string | undefined;
  readonly isMyTurn?: boolean | undefined;
  readonly at?: string | undefined;
}

const DUE: SortKey = { sql: 'r.due_at', type: 'timestamptz' };
const ROW: SortKey = { sql: 'r.id', type: 'uuid' };
/** At one deadline whoever came to the desk first comes first. */
const DESK_ORDER: readonly SortKey[] = [DUE, { sql: 'r.state_since', type: 'timestamptz' }, ROW];
/** What is looked up, by what happened last. */
export const SEARCH_ORDER: readonly SortKey[] = [
  DUE,
  { sql: 'r.updated_at', type: 'timestamptz', isDescending: true },
  ROW,
];

/** The projects that somebody may see, one row a lot. */
@Injectable()
export class ProjectList {
  constructor(private readonly dataSource: DataSource) {}

  async list(actor: Actor, filter: ProjectFilter): Promise<PageView<ProjectRowView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const visible = await visibleRows(this.dataSource, actor, bind);
    const parts = filter.isMyTurn ? onDesk(actor, visible, bind) : visible;
    const statement: ListStatement = {
      columns: LISTING_COLUMNS,
      from: LISTING_ROWS,
      where: filter.state ? `r.state = ${bind(filter.state)}` : 'true',
      search: filter.search ? searched(filter.search, bind) : undefined,
      parts,
      order: filter.isMyTurn ? DESK_ORDER : SEARCH_ORDER,
      params,
    };
    const { rows, place } = await readPage<ListingRow>(this.dataSource, statement, filter.at);
    return { items: rows.map((row) => toListedRow(actor, row)), ...place };
  }
}

/** What he wrote on a mandate waits for himself, where it waits for the transferor. */
function toListedRow({ accountId }: Actor, row: ListingRow): ProjectRowView {
  const view = toRowView(row);
  const isHis = row.filed_by === accountId && MANDATED.includes(row.state);
  return isHis ? { ...view, turn: '您（代办）' } : view;
}

/** By number or title; what has neither letter nor digit is nowhere. */
function searched(text: string, bind: (value: unknown) => string): string | undefined {
  const words = wordsQuery(text);
  if (words) return `r.words @@ to_tsquery('simple', ${bind(words)})`;
  return foldText(text) === '' ? undefined : 'false';
}

/**
 * Of what he sees what waits for one of his roles, a state's rows after the other's; and of what he filed on a mandate
 * what waits for the transferor.
 */
function onDesk(actor: Actor, visible: readonly ListPart[], bind: (value: unknown) => string): ListPart[] {
  const states = statesOnDesk(actor);
  const filedBy = `r.filed_by = ${bind(actor.accountId)}`;
  const isOther = `(${filedBy} and r.state = any(${bind(MANDATED)})) is not true`;
  return [
    { where: filedBy, oneOf: { sql: 'r.state', values: MANDATED } },
    ...visible.map(({ where, oneOf }) => ({
      where: `${where} and ${isOther}${oneOf ? ` and ${oneOf.sql} = any(${bind(oneOf.values)})` : ''}`,
      oneOf: { sql: 'r.state', values: states },
    })),
  ];
}

/** Where whoever filed on a mandate has to do something for the transferor: write, or have him sign. */
export const MANDATED: readonly ListingState[] = ['DRAFT', 'CORRECTION', 'DEAL_CONFIRMED', 'CONTRACTING'];

/** States whose next step one of the actor's roles takes. */
function statesOnDesk(actor: Actor): ListingState[] {
  return listingLifecycle.states.filter((state) => {
    const turn = turnOf(state);
    return (
      turn !== undefined &&
      ((actor.roles as readonly string[]).includes(turn) || (turn === 'TRANSFEROR' && actor.partyId !== null))
    );
  });
}
