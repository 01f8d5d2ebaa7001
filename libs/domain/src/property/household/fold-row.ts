import { FACTS } from '../../kernel/identity/index.js';
import { foldLine } from '../../kernel/index.js';
import type { HouseholdColumn } from './household-columns.js';
import type { HouseholdRow } from './household-row.js';

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
      return FACTS.NAME.fold(text);
    case 'idNumber':
      return FACTS.ID_NUMBER.fold(text);
    case 'contractNo':
    case 'code':
      return FACTS.NUMBER.fold(text);
    case 'phone':
      return FACTS.PHONE.fold(text);
    case 'bankAccount':
    case 'bankNo':
      return FACTS.ACCOUNT.fold(text);
    case 'rightEndsOn':
      return FACTS.DATE.fold(text);
    case 'mu':
      return FACTS.QUANTITY.fold(text);
    case 'share':
      return FACTS.QUANTITY.fold(foldLine(text).replace(/%$/, ''));
    default:
      return foldLine(text);
  }
}
