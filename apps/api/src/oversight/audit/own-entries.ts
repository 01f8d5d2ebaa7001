import { DOER_NAMES, type HistoryChangeView, type OwnHistoryEntryView } from '@helan/contracts';
import {
  APPLICATION_FIELDS,
  type Application,
  LISTING_STATES,
  LISTING_TABLE,
  type ListingState,
  NOTICE_KINDS,
  type NoticeKind,
  changedFields,
} from '@helan/domain';
import type { Role } from '@helan/domain';
import { JSON_CODES } from './labels/codes.js';
import { paperName } from './paper-names.js';
import { isEmpty } from './value-words.js';

type Line = Readonly<Record<string, unknown>>;

export interface OwnRow {
  readonly seq: string;
  readonly at: Date;
  readonly table_name: string;
  readonly op: 'FOUND' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly actor: string | null;
  readonly before: Line | null;
  readonly after: Line | null;
  readonly actor_name: string | null;
  readonly actor_roles: readonly Role[] | null;
  readonly actor_party: string | null;
}

/** Whose listing it is. */
interface Own {
  readonly typeCode: string;
  readonly transferorId: string;
}

type Telling = Pick<OwnHistoryEntryView, 'what' | 'who' | 'changes'>;

/** A line as it was written down, in the words of the pages. */
export function toOwnEntry(row: OwnRow, own: Own): OwnHistoryEntryView {
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    isPast: row.actor === null,
    ...tell(row, own),
  };
}

function tell(row: OwnRow, own: Own): Telling {
  const line = row.after ?? row.before ?? {};
  if (row.table_name === 'listing_event') return tellStep(line);
  const who = doerOf(row, own);
  if (row.table_name === 'project_document') {
    const name = paperName(own.typeCode, text(line['kind']));
    const what = row.op === 'DELETE' ? '删除材料' : '交来材料';
    return { what, who, changes: [change('材料', row.before && name, row.after && name)] };
  }
  if (row.table_name === 'notice') {
    const kind = NOTICE_KINDS[text(line['kind']) as NoticeKind];
    return { what: '发布公告', who, changes: [change(kind, '', text(line['no']))] };
  }
  const what = row.op === 'UPDATE' ? '改动申请' : '开始申请';
  return { what, who, changes: applicationChanges(row.before, row.after) };
}

/** As the project's page has it; of the other side of a deal no more than that it was the other side. */
function tellStep(line: Line): Telling {
  const [role, name] = [text(line['role']), text(line['actor_name'])];
  const roleName = DOER_NAMES[role] ?? role;
  const isNamed = !['TRANSFEREE', 'BOTH_SIDES', 'MEMBER'].includes(role) && name !== roleName;
  const step = LISTING_TABLE.transitions.find(({ action }) => action === line['action']);
  const progress = change('进度', stateName(line['from_state']), stateName(line['to_state']));
  const reason = text(line['reason']);
  return {
    what: step?.label ?? text(line['action']),
    who: isNamed ? `${roleName} ${name}` : roleName,
    changes: [progress, ...(reason ? [change('说明', '', reason)] : [])],
  };
}

/** Staff by role and name, the lister by his own; nobody else is named. */
function doerOf({ actor, actor_name, actor_roles, actor_party }: OwnRow, { transferorId }: Own): string {
  if (actor === null) return '数据库（不经平台）';
  const roles = (actor_roles ?? []).filter((role) => role !== 'MEMBER');
  if (roles.length > 0) return `${roles.map((role) => DOER_NAMES[role]).join('、')} ${actor_name}`;
  return actor_party === transferorId && actor_name !== null ? actor_name : '平台';
}

function applicationChanges(before: Line | null, after: Line | null): HistoryChangeView[] {
  const was = (before?.['application'] ?? {}) as Application;
  const now = (after?.['application'] ?? {}) as Application;
  return changedFields(was, now).flatMap((field) => {
    const [before, after] = [inWords(field, was), inWords(field, now)];
    if (before === '' && after === '') return [];
    return [change(APPLICATION_FIELDS[field], before, after === before ? '（已改）' : after)];
  });
}

/** What is a table of its own, and what is a code, is no more than said to be there, where it is. */
function inWords(field: keyof Application, application: Application): string {
  const value = application[field];
  if (isEmpty(value)) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object' || field === 'right' || field === 'villageCode') return '（已填）';
  return JSON_CODES[field]?.[String(value)] ?? String(value);
}

function stateName(state: unknown): string {
  return LISTING_STATES[state as ListingState] ?? '';
}

function change(column: string, before: string | null, after: string | null): HistoryChangeView {
  return { column, before: before ?? '', after: after ?? '' };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
