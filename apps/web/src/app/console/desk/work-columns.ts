import type { WorkRow } from '@helan/contracts';
import { momentInWords } from '@helan/domain';
import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { claimInWords } from './claims';
import { columnOf } from './work-query';

type Cell = ICellRendererParams<WorkRow>;

/** What the list shows of a thing; the sizes are of print of 16 px and grow with it. */
export function workColumns(sort: string, isNarrow: boolean, scale: number): ColDef<WorkRow>[] {
  const sorted = columnOf(sort);
  const column = (
    colId: string,
    headerName: string,
    width: number,
    rest: ColDef<WorkRow>,
  ): ColDef<WorkRow> => ({
    colId,
    headerName,
    width: Math.round(width * scale),
    sortable: true,
    sortingOrder: colId === 'since' ? ['asc', 'desc'] : ['asc'],
    sort: sorted.column === colId ? sorted.direction : null,
    ...rest,
  });
  const all = [
    column('kind', '事项', isNarrow ? 80 : 132, { valueGetter: ({ data }) => data?.kindName }),
    column('title', '名称', 260, {
      flex: 1,
      minWidth: Math.round((isNarrow ? 84 : 200) * scale),
      cellRenderer: drawTitle,
    }),
    column('number', '编号', 216, { valueGetter: ({ data }) => data?.number ?? '—', cellClass: 'digits' }),
    column('region', '村镇', 116, { valueGetter: ({ data }) => data?.regionName ?? '—' }),
    column('since', '到了我这里', 144, {
      valueGetter: ({ data }) => data && dayAndTime(data.waitingSince),
      cellClass: 'digits',
    }),
    column('due', '最晚', isNarrow ? 128 : 226, { cellRenderer: isNarrow ? drawDueDay : drawDue }),
    column('openBy', '谁在办', 96, {
      sortable: false,
      valueGetter: ({ data }) => data && whoIsAt(data),
    }),
  ];
  return isNarrow ? all.filter(({ colId }) => ['kind', 'title', 'due'].includes(colId!)) : all;
}

/** A link, so that it can be opened beside; the whole title is told where the column is too narrow for it. */
function drawTitle({ data }: Cell): HTMLElement {
  const link = document.createElement('a');
  if (!data) return link;
  link.href = data.path;
  link.textContent = data.title;
  link.title = data.title;
  link.tabIndex = -1;
  return link;
}

function drawDue({ data }: Cell): HTMLElement {
  return drawLast(data, data?.dueAt ? inWords(data.dueAt) : '—', '已超期 ');
}

/** Where there is little room, the day alone; the whole is told by the row that it opens. */
function drawDueDay({ data }: Cell): HTMLElement {
  return drawLast(data, data?.dueAt ? dayOf(data.dueAt) : '—', '超期 ');
}

function drawLast(data: WorkRow | undefined, text: string, late: string): HTMLElement {
  const cell = document.createElement('span');
  cell.className = 'digits';
  if (!data) return cell;
  cell.textContent = text;
  if (!data.isOverdue) return cell;
  const word = document.createElement('b');
  word.className = 'late';
  word.textContent = late;
  cell.prepend(word);
  return cell;
}

/** Somebody has it before him now; or it is said to be somebody's. */
function whoIsAt({ openBy, forWhom }: WorkRow): string {
  if (openBy) return `${openBy.name}开着`;
  return claimInWords(forWhom);
}

/** `2026-11-02 09:20`: some things have waited since another year. */
export function dayAndTime(at: string): string {
  return inWords(at).slice(0, 16);
}

/** `2026-11-02` */
export function dayOf(at: string): string {
  return inWords(at).slice(0, 10);
}

function inWords(at: string): string {
  return momentInWords(Date.parse(at));
}
