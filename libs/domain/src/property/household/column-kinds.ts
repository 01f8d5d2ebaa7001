import type { HouseholdColumn } from './household-columns.js';

/** Of a number a sheet keeps fifteen digits: where more count, or a zero in front, it must have been typed as text. */
export const TEXT_COLUMNS: readonly HouseholdColumn[] = ['idNumber', 'bankAccount', 'contractNo', 'code'];

/** Columns that may stay empty. */
export const OPTIONAL_COLUMNS: readonly HouseholdColumn[] = [
  'owner',
  'bankNo',
  'share',
  'east',
  'south',
  'west',
  'north',
];

/** Columns that earlier tables do not have. */
export const LATER_COLUMNS: readonly HouseholdColumn[] = ['owner', 'bankNo'];

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

/** Columns that must be the same in every row of a household. */
export const OWN_COLUMNS: readonly HouseholdColumn[] = [
  'name',
  'phone',
  'bankAccount',
  'bankName',
  'bankNo',
  'contractNo',
  'rightEndsOn',
  'share',
];
