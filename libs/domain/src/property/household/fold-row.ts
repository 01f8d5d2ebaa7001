import { foldDigits, foldName, foldNumber } from '../../kernel/identity/index.js';
import { foldLine } from '../../kernel/index.js';
import type { HouseholdColumn, HouseholdRow } from './household-columns.js';

/** Each cell as its kind of fact is read wherever it is handed in. Source: rules §21 A17. */
export function foldRow(row: HouseholdRow): HouseholdRow {
  const cells = Object.entries(row.cells).map(([column, text]) => [
    column,
    fold(column as HouseholdColumn, text),
  ]);
  return { ...row, cells: Object.fromEntries(cells) as HouseholdRow['cells'] };
}

function fold(column: HouseholdColumn, text: string): string {
  switch (column) {
    case 'name':
      return foldName(text);
    case 'idNumber':
    case 'contractNo':
    case 'code':
      return foldNumber(text);
    case 'phone':
    case 'bankAccount':
      return foldDigits(text);
    case 'mu':
      return foldGroups(text);
    case 'share':
      return foldGroups(text).replace(/%$/, '').trimEnd();
    default:
      return foldLine(text);
  }
}

/** `1,234.50` is shown for 1234.5 where a cell's format groups its digits. */
function foldGroups(text: string): string {
  const line = foldLine(text);
  return /^\d{1,3}(,\d{3})+(\.\d+)?%?$/.test(line) ? line.replaceAll(',', '') : line;
}
