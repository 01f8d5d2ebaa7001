import { type CellContext, type SheetCell, type WrittenCell, shownCell } from './cell.js';
import { TextGatherer } from './texts.js';
import type { Attributes, XmlVisitor } from './xml.js';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** What lies to the right of these is not looked at. */
const MOST_COLUMNS = 64;
const MOST_MERGES = 1_000;

export interface SheetRow {
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** Cells that were made one, both corners included. */
export interface Merge {
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

/**
 * Takes the rows of a sheet that say something, no more of them than it is told to; empty ones, formats, lists to
 * choose from and whatever else stands in a sheet go by. Throws where rows or cells are out of order.
 */
export class RowGatherer implements XmlVisitor {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  private row = 0;
  private cells: SheetCell[] = [];
  private column = 0;
  private cell: { type: string; style: number; hasFormula: boolean; value: string | undefined } | undefined;
  private isValue = false;
  private isInline = false;
  private readonly inline = new TextGatherer();

  private count = 0;

  /** Rows are gathered, or handed on one by one to whoever takes them. */
  constructor(
    private readonly context: CellContext,
    private readonly mostRows: number,
    private readonly take: (row: SheetRow) => void = (row) => this.rows.push(row),
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.isInline) return this.inline.open(name);
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'mergeCell') this.addMerge(attributes['ref'] ?? '');
    else if (this.cell) this.openPart(this.cell, name);
  }

  text(text: string): void {
    if (this.isInline) this.inline.text(text);
    else if (this.isValue && this.cell) this.cell.value += text;
  }

  close(name: string): void {
    if (this.isInline && name !== 'is') return this.inline.close(name);
    if (name === 'is' && this.cell) {
      this.cell.value = this.inline.take();
      this.isInline = false;
    }
    if (name === 'v') this.isValue = false;
    if (name === 'c') this.closeCell();
    if (name === 'row' && this.cells.length > 0) this.hand({ row: this.row, cells: this.cells });
  }

  isDone(): boolean {
    return this.count >= this.mostRows;
  }

  private hand(row: SheetRow): void {
    this.count += 1;
    this.take(row);
  }

  private openRow({ r }: Attributes): void {
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(row) || row <= this.row || row > LAST_ROW) throw new Error('rows are out of order');
    this.row = row;
    this.column = 0;
    this.cells = [];
  }

  private openCell({ r, t, s }: Attributes): void {
    const column = r === undefined ? this.column + 1 : placeOf(r).column;
    if (column <= this.column) throw new Error('cells are out of order');
    this.column = column;
    this.cell = { type: t ?? 'n', style: Number(s ?? 0), hasFormula: false, value: undefined };
  }

  private openPart(cell: { hasFormula: boolean; value: string | undefined }, name: string): void {
    if (name === 'f') cell.hasFormula = true;
    if (name === 'v') {
      this.isValue = true;
      cell.value = '';
    }
    if (name === 'is') this.isInline = true;
  }

  private closeCell(): void {
    if (!this.cell) return;
    const written: WrittenCell = { column: this.column, ...this.cell };
    this.cell = undefined;
    const shown = this.column <= MOST_COLUMNS ? shownCell(written, this.context) : undefined;
    if (shown) this.cells.push(shown);
  }

  private addMerge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (!from || !to || this.merges.length >= MOST_MERGES) throw new Error('too much is merged');
    if (from.column <= MOST_COLUMNS) this.merges.push({ from, to });
  }
}

/** `B12` → row 12, column 2. */
function placeOf(reference: string): { row: number; column: number } {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? [];
  const column = [...(letters ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits ?? 0);
  if (column < 1 || column > LAST_COLUMN || row < 1 || row > LAST_ROW)
    throw new Error('there is no such cell');
  return { row, column };
}
