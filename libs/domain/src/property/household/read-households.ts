import { parseQuantity } from '../../kernel/area/index.js';
import { type PlainDate, isPlainDate } from '../../kernel/date/index.js';
import {
  isAccountOf,
  isBankNumber,
  isIdNumber,
  isMobilePhone,
  isUnborn,
} from '../../kernel/identity/index.js';
import { type Refusal, type RefusalCode, lengthOf, refusal } from '../../kernel/index.js';
import type { ApplicationParcel } from '../parcel/index.js';
import type { PropertyType } from '../property-type/index.js';
import { HOUSEHOLD_COLUMNS, type HouseholdColumn, LAND_OWNERS } from './household-columns.js';
import { GROUND_COLUMNS, OPTIONAL_COLUMNS, OWN_COLUMNS, TEXT_COLUMNS } from './column-kinds.js';
import { type HouseholdRow, MOST_ROWS } from './household-row.js';
import { foldRow } from './fold-row.js';
import type { CollectivePayee, Household } from './household.js';

/** All of an agreed distribution, in 0.0001 %. */
const WHOLE = 1_000_000n;
/** Of names and descriptions, in code points. */
const LONGEST_TEXT = 80;
/** Of 发包方编码, with which the codes of its contracts and parcels begin. */
const ISSUER_LENGTH = 14;

export interface ReadHouseholds {
  readonly households: readonly Household[];
  /** In the order of the sheet; `household` is the position in `households`. */
  readonly parcels: readonly (ApplicationParcel & { readonly household: number })[];
}

/**
 * Reads the sheet of a lot of many households, or says everything that is wrong with it at once, each fault
 * with its row and column; nobody in it is born after `today`. Shares are the areas unless an agreed share stands with every household, and then
 * they sum to 100 % exactly. Source: rules §3.1.
 */
export function readHouseholds(
  written: readonly HouseholdRow[],
  type: PropertyType,
  today: PlainDate,
  collective?: CollectivePayee,
): ReadHouseholds | Refusal[] {
  if (written.length === 0) return [refusal('households.none', 'households')];
  if (written.length > MOST_ROWS) return [refusal('households.too-many', 'households', { max: MOST_ROWS })];
  const folded = written.map(foldRow);
  const homeless = collective ? [] : folded.filter(isOwnLand);
  if (homeless.length > 0)
    return homeless.map((row) => refusal('households.no-collective', byRow(row, 'owner'), { row: row.row }));
  const rows = folded.map((row) => (collective && isOwnLand(row) ? ofCollective(row, collective) : row));
  const faults = [
    ...rows.flatMap((row) => refuseCells(row, type, today)),
    ...rows.flatMap((row) => refuseIssuer(row, type)),
    ...refuseRepeated(rows),
    ...refuseDifferent(rows),
    ...refuseShares(rows),
  ];
  return faults.length > 0 ? faults : gather(rows);
}

function isOwnLand({ cells }: HouseholdRow): boolean {
  return cells.owner === LAND_OWNERS.COLLECTIVE;
}

/** Whatever else is written in such a row, the collective is as the register has it. */
function ofCollective(
  row: HouseholdRow,
  { name, idNumber, phone, bankAccount, bankName, bankNo }: CollectivePayee,
): HouseholdRow {
  const marks = Object.entries(row.marks ?? {}).filter(([column]) =>
    GROUND_COLUMNS.includes(column as HouseholdColumn),
  );
  const own = { name, idNumber, phone, bankAccount, bankName, bankNo: bankNo ?? '' };
  return {
    row: row.row,
    cells: { ...row.cells, ...own, contractNo: '', rightEndsOn: '' },
    ...(marks.length > 0 ? { marks: Object.fromEntries(marks) } : {}),
  };
}

const byRow = ({ row }: HouseholdRow, column: HouseholdColumn) => `rows.${row}.${column}`;
const headOf = (column: HouseholdColumn) => HOUSEHOLD_COLUMNS[column].head;

function refuseCells(row: HouseholdRow, type: PropertyType, today: PlainDate): Refusal[] {
  const columns = isOwnLand(row) ? GROUND_COLUMNS : (Object.keys(HOUSEHOLD_COLUMNS) as HouseholdColumn[]);
  return columns.flatMap((column) => {
    const text = row.cells[column];
    const values = { row: row.row, column: headOf(column) };
    const marked = refuseMark(row, column);
    if (marked) return [refusal(marked, byRow(row, column), values)];
    if (text === '')
      return OPTIONAL_COLUMNS.includes(column)
        ? []
        : [refusal('households.cell-missing', byRow(row, column), values)];
    const isRight = isReadable(column, text, type) && !(column === 'idNumber' && isUnborn(text, today));
    if (!isRight)
      return [
        refusal('households.cell-bad', byRow(row, column), {
          ...values,
          shape: HOUSEHOLD_COLUMNS[column].hint,
        }),
      ];
    const isNo = (column === 'hasConsent' || column === 'hasMandate') && text === '否';
    return isNo ? [refusal('households.not-signed', byRow(row, column), values)] : [];
  });
}

/** Why a cell cannot be taken for its text. */
function refuseMark({ marks }: HouseholdRow, column: HouseholdColumn): RefusalCode | undefined {
  switch (marks?.[column]) {
    case 'UNREADABLE':
      return 'households.cell-unreadable';
    case 'COVERED':
      return 'households.cell-covered';
    case 'NUMBER':
      return TEXT_COLUMNS.includes(column) ? 'households.cell-number' : undefined;
    case 'DATE':
      return column === 'rightEndsOn' ? undefined : 'households.cell-date';
    default:
      return undefined;
  }
}

function isReadable(column: HouseholdColumn, text: string, { subject, title }: PropertyType): boolean {
  switch (column) {
    case 'idNumber':
      return isIdNumber(text);
    case 'phone':
      return isMobilePhone(text);
    case 'bankAccount':
      return isAccountOf('PERSON', text);
    case 'bankNo':
      return isBankNumber(text);
    case 'contractNo':
      return title.contract?.pattern?.test(text) ?? true;
    case 'rightEndsOn':
      return isPlainDate(text);
    case 'code':
      return subject.kind !== 'PARCELS' || (subject.pattern?.test(text) ?? true);
    case 'mu':
      return parseQuantity(text) !== undefined;
    case 'share':
      return parseShare(text) !== undefined;
    case 'owner':
      return Object.values<string>(LAND_OWNERS).includes(text);
    case 'hasConsent':
    case 'hasMandate':
    case 'isBasicFarmland':
      return text === '是' || text === '否';
    default:
      return lengthOf(text) <= LONGEST_TEXT;
  }
}

/** Whoever let the land out to the household is the one in whose code the parcel lies. Source: rules §3.1; NY/T 2539. */
function refuseIssuer(row: HouseholdRow, { title, subject }: PropertyType): Refusal[] {
  const { contractNo, code } = row.cells;
  const isCoded =
    subject.kind === 'PARCELS' && subject.pattern?.test(code) && title.contract?.pattern?.test(contractNo);
  if (!isCoded || code.startsWith(contractNo.slice(0, ISSUER_LENGTH))) return [];
  const values = { row: row.row, issuer: contractNo.slice(0, ISSUER_LENGTH) };
  return [refusal('households.other-issuer', byRow(row, 'code'), values)];
}

/** A parcel stands in one row only. */
function refuseRepeated(rows: readonly HouseholdRow[]): Refusal[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const { code } = row.cells;
    const other = first.get(code);
    if (code !== '' && other === undefined) first.set(code, row.row);
    return other === undefined
      ? []
      : [refusal('households.parcel-twice', byRow(row, 'code'), { row: row.row, other, code })];
  });
}

/** Rows of one household say the same of it, and no two households are paid to one account. */
function refuseDifferent(rows: readonly HouseholdRow[]): Refusal[] {
  const firstOf = new Map<string, HouseholdRow>();
  const ownerOf = new Map<string, HouseholdRow>();
  return rows.flatMap((row) => {
    const { idNumber, bankAccount } = row.cells;
    if (idNumber === '') return [];
    const first = firstOf.get(idNumber) ?? row;
    firstOf.set(idNumber, first);
    const owner = ownerOf.get(bankAccount) ?? row;
    if (bankAccount !== '') ownerOf.set(bankAccount, owner);
    const values = { row: row.row, other: first.row };
    const differing = OWN_COLUMNS.filter((column) => row.cells[column] !== first.cells[column]).map(
      (column) =>
        refusal('households.row-differs', byRow(row, column), { ...values, column: headOf(column) }),
    );
    if (owner.cells.idNumber === idNumber) return differing;
    return [
      ...differing,
      refusal('households.account-shared', byRow(row, 'bankAccount'), { row: row.row, other: owner.row }),
    ];
  });
}

/** Agreed shares: of every household or of none, and together the whole. */
function refuseShares(rows: readonly HouseholdRow[]): Refusal[] {
  const heads = firstRows(rows);
  const isGiven = ({ cells, marks }: HouseholdRow) => cells.share !== '' || marks?.share !== undefined;
  const given = heads.filter(isGiven);
  if (given.length === 0) return [];
  const without = heads.filter((row) => !isGiven(row));
  if (without.length > 0)
    return without.map((row) =>
      refusal('households.share-missing', byRow(row, 'share'), { row: row.row, name: row.cells.name }),
    );
  const shares = given.map(({ cells }) => parseShare(cells.share));
  if (shares.some((share) => share === undefined)) return [];
  const sum = shares.reduce<bigint>((total, share) => total + share!, 0n);
  return sum === WHOLE ? [] : [refusal('households.share-sum', 'rows.share', { sum: percent(sum) })];
}

function gather(rows: readonly HouseholdRow[]): ReadHouseholds {
  const heads = firstRows(rows);
  const position = new Map(heads.map(({ cells }, index) => [cells.idNumber, index]));
  const households = heads.map(({ cells }): Household => {
    const own = rows.filter((row) => row.cells.idNumber === cells.idNumber);
    const mu = own.reduce((sum, row) => sum + parseQuantity(row.cells.mu)!, 0n);
    const { name, idNumber, phone, bankAccount, bankName, contractNo, share } = cells;
    const bankNo = cells.bankNo || null;
    const isCollective = cells.owner === LAND_OWNERS.COLLECTIVE;
    const rightEndsOn = isCollective ? null : cells.rightEndsOn;
    const weight = share === '' ? mu : parseShare(share)!;
    return {
      name,
      idNumber,
      phone,
      bankAccount,
      bankName,
      bankNo,
      contractNo,
      rightEndsOn,
      isCollective,
      mu,
      weight,
    };
  });
  const parcels = rows.map(({ cells }) => ({
    code: cells.code,
    name: cells.parcelName,
    mu: cells.mu,
    landUse: cells.landUse,
    isBasicFarmland: cells.isBasicFarmland === '是',
    east: cells.east,
    south: cells.south,
    west: cells.west,
    north: cells.north,
    household: position.get(cells.idNumber)!,
  }));
  return { households, parcels };
}

function firstRows(rows: readonly HouseholdRow[]): HouseholdRow[] {
  const seen = new Set<string>();
  return rows.filter(({ cells }) => !seen.has(cells.idNumber) && seen.add(cells.idNumber));
}

/** `2.08` % as 0.0001 %; above zero, at most 100. */
function parseShare(text: string): bigint | undefined {
  const share = parseQuantity(text);
  return share !== undefined && share <= WHOLE ? share : undefined;
}

function percent(share: bigint): string {
  return `${share / 10_000n}.${(share % 10_000n).toString().padStart(4, '0')}`;
}
