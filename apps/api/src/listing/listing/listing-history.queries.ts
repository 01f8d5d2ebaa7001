import {
  LISTING_STATES,
  LISTING_TABLE,
  type ListingAction,
  type ListingState,
  RAIL_STATES,
} from '@helan/domain';
import { DOER_NAMES, type DocumentView, type EventView } from '@helan/contracts';
import type { DataSource } from 'typeorm';

interface EventRow {
  at: Date;
  actor_name: string;
  role: string;
  action: ListingAction;
  from_state: ListingState;
  to_state: ListingState;
  reason: string;
}

/** Who did what, when and why, the newest first. */
export async function listHistory(source: DataSource, projectId: string): Promise<EventView[]> {
  const rows: EventRow[] = await source.query(
    'select * from listing_event where project_id = $1 order by id desc',
    [projectId],
  );
  return rows.map((row) => ({
    at: row.at.toISOString(),
    actorName: row.actor_name,
    roleName: DOER_NAMES[row.role] ?? row.role,
    action: row.action,
    actionName:
      LISTING_TABLE.transitions.find((transition) => transition.action === row.action)?.label ?? row.action,
    fromName: LISTING_STATES[row.from_state],
    toName: LISTING_STATES[row.to_state],
    reason: row.reason,
  }));
}

/** How far along its chain a listing is, or had come when it stopped. */
export async function reachedState(
  source: DataSource,
  projectId: string,
  state: ListingState,
): Promise<ListingState> {
  if (RAIL_STATES.includes(state)) return state;
  const rows: { state: ListingState }[] = await source.query(
    `select from_state as state from listing_event where project_id = $1 and from_state = any($2)
     order by id desc limit 1`,
    [projectId, RAIL_STATES],
  );
  return rows[0]?.state ?? 'DRAFT';
}

export async function listDocuments(source: DataSource, projectId: string): Promise<DocumentView[]> {
  const rows: (Omit<DocumentView, 'uploadedAt'> & { uploadedAt: Date })[] = await source.query(
    `select d.id, d.kind, d.file_id as "fileId", f.name as "fileName", f.bytes, f.mime, f.pages, d.uploaded_at as "uploadedAt"
     from project_document d join stored_file f on f.id = d.file_id where d.project_id = $1 order by d.uploaded_at, d.id`,
    [projectId],
  );
  return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }));
}
