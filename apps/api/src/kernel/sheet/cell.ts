import { format, isDateFormat } from 'numfmt';

/** A cell as it is shown, and what it is by its type. Columns count from 1. */
export interface SheetCell {
  readonly column: number;
  readonly kind: 'TEXT' | 'NUMBER' | 'DATE' | 'UNREADABLE';
  readonly text: string;
}

/** A cell as it is written. */
export interface WrittenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly hasFormula: boolean;
  /** What stands in its value; nothing where it has none. */
  readonly value: string | undefined;
}

/** What the cells of a book have in common. */
export interface CellContext {
  readonly texts: readonly string[];
  readonly formats: readonly string[];
  readonly isFrom1904: boolean;
}

const DAY_MS = 86_400_000;
/** Serial 61 is 1900-03-01; sheets count a day before it that there never was. */
const FIRST_SURE_DAY = 61;
const LAST_DAY = 2_958_465;
const DAYS_TO_1904 = 1462;
const EPOCH = Date.UTC(1899, 11, 30);

/** What a person sees in a cell; nothing where it is empty. What cannot be read is never taken for empty. */
export function shownCell(cell: WrittenCell, context: CellContext): SheetCell | undefined {
  const { column, value, type, hasFormula } = cell;
  const isWithout = value === undefined || (value === '' && type !== 'str' && type !== 'inlineStr');
  if (isWithout) return hasFormula ? { column, kind: 'UNREADABLE', text: '' } : undefined;
  const shown = show(value, cell, context);
  if (!shown) return { column, kind: 'UNREADABLE', text: '' };
  return shown.kind === 'TEXT' && shown.text.trim() === '' ? undefined : { column, ...shown };
}

type Shown = Pick<SheetCell, 'kind' | 'text'>;

function show(value: string, { type, style }: WrittenCell, context: CellContext): Shown | undefined {
  switch (type) {
    case 's':
      return asText(/^\d+$/.test(value) ? context.texts[Number(value)] : undefined);
    case 'str':
    case 'inlineStr':
      return asText(value);
    case 'b':
      return asText({ '0': 'FALSE', '1': 'TRUE' }[value]);
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value)
        ? { kind: 'DATE', text: value.replace(/T00:00:00(\.0+)?Z?$/, '') }
        : undefined;
    case 'n':
      return showNumber(value, context.formats[style] ?? 'General', context.isFrom1904);
    default:
      return undefined;
  }
}

function asText(text: string | undefined): Shown | undefined {
  return text === undefined ? undefined : { kind: 'TEXT', text };
}

function showNumber(value: string, pattern: string, isFrom1904: boolean): Shown | undefined {
  const number = /^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return undefined;
  try {
    if (isDateFormat(pattern)) {
      const day = showDay(number + (isFrom1904 ? DAYS_TO_1904 : 0));
      return { kind: 'DATE', text: day ?? format(pattern, number) };
    }
    return { kind: 'NUMBER', text: format(pattern, number) };
  } catch {
    return undefined;
  }
}

/** A whole day as `2047-12-31`, whatever way the sheet shows days. */
function showDay(serial: number): string | undefined {
  if (!Number.isInteger(serial) || serial < FIRST_SURE_DAY || serial > LAST_DAY) return undefined;
  return new Date(EPOCH + serial * DAY_MS).toISOString().slice(0, 10);
}
