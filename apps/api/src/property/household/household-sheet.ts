import {
  type CellMark,
  HOUSEHOLD_COLUMNS,
  type HouseholdColumn,
  type HouseholdRow,
  LATER_COLUMNS,
  MOST_ROWS,
  foldLine,
} from '@helan/domain';
import { type Fault, RefusedError, refused, requireNone } from '../../kernel/http/index.js';
import {
  type Merge,
  READ_SHEET,
  type SheetCell,
  type SheetFound,
  type SheetRow,
} from '../../kernel/sheet/index.js';
import { WorkRoom } from '../../kernel/work/index.js';

/** Five hundred rows are a tenth of this. */
export const MAX_SHEET_BYTES = 2 * 1024 * 1024;

const COLUMNS = Object.keys(HOUSEHOLD_COLUMNS) as HouseholdColumn[];
/** The heads, what can be taken in, and one that says that there are more. */
const READ_AT_MOST = MOST_ROWS + 2;
const HEAD_ROW = 1;

/** The rows of a filled-in table that lies in a file; the heads must be there, in any order. */
export async function readHouseholdSheet(work: WorkRoom, file: string): Promise<HouseholdRow[]> {
  const { rows, merges } = await read(work, file);
  const heads = rows.find(({ row }) => row === HEAD_ROW);
  const places = placesOf(heads?.cells ?? []);
  return rows
    .filter((row) => row !== heads)
    .map((row) => rowOf(row, places, merges))
    .filter(({ cells, marks }) => Object.values(cells).some((text) => text !== '') || marks);
}

async function read(work: WorkRoom, file: string): Promise<SheetFound> {
  try {
    return await work.run(READ_SHEET, { file, mostRows: READ_AT_MOST });
  } catch (error) {
    // That there is no room just now is no fault of the file.
    if (error instanceof RefusedError) throw error;
    throw refused('households.unreadable', undefined, 'file');
  }
}

/** In which column of the sheet each fact stands: each head once. */
function placesOf(heads: readonly SheetCell[]): Map<HouseholdColumn, number> {
  const faults: Fault[] = [];
  const places = new Map<HouseholdColumn, number>();
  for (const column of COLUMNS) {
    const { head } = HOUSEHOLD_COLUMNS[column];
    const [place, second] = heads.filter(({ text }) => foldHead(text) === foldHead(head));
    if (!place && LATER_COLUMNS.includes(column)) continue;
    if (!place) faults.push({ code: 'households.head-missing', values: { column: head } });
    else if (second) faults.push({ code: 'households.head-twice', values: { column: head } });
    else places.set(column, place.column);
  }
  requireNone(faults);
  return places;
}

/** Heads are often broken into two lines. */
function foldHead(text: string): string {
  return foldLine(text).replace(/\s/g, '');
}

function rowOf(
  { row, cells }: SheetRow,
  places: ReadonlyMap<HouseholdColumn, number>,
  merges: readonly Merge[],
): HouseholdRow {
  const byPlace = new Map(cells.map((cell) => [cell.column, cell]));
  const covering = merges.filter(({ from, to }) => row >= from.row && row <= to.row);
  const texts: Partial<Record<HouseholdColumn, string>> = Object.fromEntries(
    LATER_COLUMNS.map((column) => [column, '']),
  );
  const marks: Partial<Record<HouseholdColumn, CellMark>> = {};
  for (const [column, place] of places) {
    const cell = byPlace.get(place);
    texts[column] = cell ? foldLine(cell.text) : '';
    const mark = covering.some((merge) => isCovered(merge, row, place)) ? 'COVERED' : markOf(cell);
    if (mark) marks[column] = mark;
  }
  const read = { row, cells: texts as Record<HouseholdColumn, string> };
  return Object.keys(marks).length > 0 ? { ...read, marks } : read;
}

/** All of a merge but its first cell, which alone keeps what was written. */
function isCovered({ from, to }: Merge, row: number, column: number): boolean {
  const isFirst = row === from.row && column === from.column;
  return column >= from.column && column <= to.column && !isFirst;
}

function markOf(cell: SheetCell | undefined): CellMark | undefined {
  return cell && cell.kind !== 'TEXT' ? cell.kind : undefined;
}
