import {
  type ConsultationState,
  LISTING_STATES,
  type ListingState,
  type WayOn,
  findPropertyType,
  turnOf,
} from '@helan/domain';
import { DOER_NAMES, type ProjectRowView } from '@helan/contracts';

/** Of a lot, or of a project as long as it has none, what lists show. */
export interface ListingRow {
  readonly id: string;
  readonly no: string | null;
  readonly title: string;
  readonly type_code: string;
  readonly village_name: string | null;
  readonly state: ListingState;
  readonly state_since: Date;
  readonly next_due_at: Date | null;
  readonly is_overdue: boolean;
  readonly lot_id: string | null;
  readonly asking: ConsultationState | null;
  readonly way: WayOn | null;
  readonly filed_by: string | null;
  /** For whom an application is written that has no title yet. */
  readonly filed_for: string | null;
}

export const LISTING_COLUMNS = `r.project_id as id, r.no, r.title, r.type_code, v.name as village_name, r.lot_id,
  r.state, r.state_since, nullif(r.due_at, 'infinity') as next_due_at, r.due_at < platform_now() as is_overdue,
  r.asking, r.way, r.filed_by,
  case when r.filed_by is not null and r.title = '' then (select t.name from party t where t.id = r.transferor_id) end
    as filed_for`;
export const LISTING_ROWS = 'from listing_row r left join region v on v.code = r.village_code';

export function toRowView(row: ListingRow): ProjectRowView {
  const isAsking = row.state === 'REG_CLOSED' && row.asking !== null && row.asking !== 'CLOSED';
  const isTalking = row.state === 'TRADING' && row.way === 'NEGOTIATE';
  const turn = isAsking || isTalking ? 'BOTH_SIDES' : turnOf(row.state);
  return {
    id: row.id,
    no: row.no,
    title: row.title || (row.filed_for ? `（${row.filed_for}的草稿，还没有命名）` : '（未命名的草稿）'),
    typeName: findPropertyType(row.type_code)?.name ?? row.type_code,
    villageName: row.village_name ?? '',
    state: row.state,
    stateName: LISTING_STATES[row.state],
    stateSince: row.state_since.toISOString(),
    dueAt: row.next_due_at?.toISOString() ?? null,
    isOverdue: row.is_overdue ?? false,
    turn: turn ? (DOER_NAMES[turn] ?? null) : null,
    lotId: row.lot_id,
  };
}
