import type { PropertyType } from './property-type.js';
import { T01 } from './t01-contracted-land.js';
import { T02 } from './t02-transferred-land.js';
import { T03 } from './t03-collective-forest.js';
import { T04 } from './t04-waste-land.js';
import { T05 } from './t05-collective-asset.js';
import { T06 } from './t06-collective-share.js';
import { T07 } from './t07-farm-machinery.js';
import { T08 } from './t08-small-waterworks.js';
import { T09 } from './t09-farm-knowledge.js';
import { T10 } from './t10-homestead.js';
import { T11 } from './t11-water-surface.js';
import { T12 } from './t12-living-asset.js';
import { T13 } from './t13-protected-farming.js';
import { T14 } from './t14-village-procurement.js';
import { T15 } from './t15-resource-quota.js';

/** The types of 贺党办〔2022〕110号 三(三), in its order. A further type is one more file and one more name here. */
export const PROPERTY_TYPES: readonly PropertyType[] = [
  T01,
  T02,
  T03,
  T04,
  T05,
  T06,
  T07,
  T08,
  T09,
  T10,
  T11,
  T12,
  T13,
  T14,
  T15,
];

export function findPropertyType(
  code: string,
  types: readonly PropertyType[] = PROPERTY_TYPES,
): PropertyType | undefined {
  return types.find((type) => type.code === code);
}

export function getPropertyType(code: string): PropertyType {
  const type = findPropertyType(code);
  if (!type) throw new Error(`no such property type: ${code}`);
  return type;
}
