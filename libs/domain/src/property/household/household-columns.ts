/**
 * Columns of the table in which a village hands in the land of many households: one row a parcel, the
 * household's own columns repeated. The words are the heads of the Excel template. Source: rules §3.1.
 */
export const HOUSEHOLD_COLUMNS = {
  name: { head: '户主姓名', hint: '和身份证一致' },
  idNumber: { head: '身份证号', hint: '18 位' },
  phone: { head: '手机号', hint: '11 位' },
  bankAccount: { head: '银行卡号', hint: '户主本人的卡，收流转款用' },
  bankName: { head: '开户行', hint: '' },
  contractNo: { head: '承包合同编号', hint: '18 位数字加字母 J' },
  rightEndsOn: { head: '承包期到哪天', hint: '如 2047-12-31' },
  hasConsent: { head: '共有人都同意', hint: '是 或 否' },
  hasMandate: { head: '已签委托书', hint: '是 或 否' },
  share: { head: '分配份额（%）', hint: '按面积分的全都不填；约定份额的每户都填，合计 100，最多四位小数' },
  code: { head: '地块编码', hint: '19 位数字' },
  parcelName: { head: '地块名称', hint: '' },
  mu: { head: '面积（亩）', hint: '照证填，最多四位小数' },
  landUse: { head: '土地利用类型', hint: '水浇地、旱地、水田……' },
  isBasicFarmland: { head: '永久基本农田', hint: '是 或 否' },
  east: { head: '东至', hint: '' },
  south: { head: '南至', hint: '' },
  west: { head: '西至', hint: '' },
  north: { head: '北至', hint: '' },
  owner: { head: '土地归属', hint: '农户 或 集体；不填就是农户。集体的地只填地块各列，款付到集体登记的账户' },
} as const;

export type HouseholdColumn = keyof typeof HOUSEHOLD_COLUMNS;

/**
 * What a cell is besides its text: a number or a date by its type, whatever it looks like; one that cannot be
 * read, as a formula without its result; one that another cell covers. None of the last two is an empty one.
 */
export type CellMark = 'NUMBER' | 'DATE' | 'UNREADABLE' | 'COVERED';

/** One row as it was read from the sheet, with the number it has there. */
export interface HouseholdRow {
  readonly row: number;
  /** What is shown in each. */
  readonly cells: Readonly<Record<HouseholdColumn, string>>;
  readonly marks?: Readonly<Partial<Record<HouseholdColumn, CellMark>>>;
}

/** Of a number a sheet keeps fifteen digits: where more count, or a zero in front, it must have been typed as text. */
export const TEXT_COLUMNS: readonly HouseholdColumn[] = ['idNumber', 'bankAccount', 'contractNo', 'code'];

/** Columns that may stay empty. */
export const OPTIONAL_COLUMNS: readonly HouseholdColumn[] = [
  'owner',
  'share',
  'east',
  'south',
  'west',
  'north',
];

/** Columns that earlier tables do not have. */
export const LATER_COLUMNS: readonly HouseholdColumn[] = ['owner'];

/** Of land that the collective has not let out these alone are read. */
export const GROUND_COLUMNS: readonly HouseholdColumn[] = [
  'owner',
  'share',
  'code',
  'parcelName',
  'mu',
  'landUse',
  'isBasicFarmland',
  'east',
  'south',
  'west',
  'north',
];

/** Whose land a row is, as it stands in the table. */
export const LAND_OWNERS = { HOUSEHOLD: '农户', COLLECTIVE: '集体' } as const;

/** Columns that must be the same in every row of a household. */
export const OWN_COLUMNS: readonly HouseholdColumn[] = [
  'name',
  'phone',
  'bankAccount',
  'bankName',
  'contractNo',
  'rightEndsOn',
  'share',
];

/** Most parcels of one lot. */
export const MOST_ROWS = 500;
