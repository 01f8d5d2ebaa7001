import type { PropertyType } from './property-type.js';
import { T01 } from './t01-contracted-land.js';
import { T02 } from './t02-transferred-land.js';

/** The types that can be listed. A further type is one more file and one more name here. */
export const PROPERTY_TYPES: readonly PropertyType[] = [T01, T02];

export function findPropertyType(code: string): PropertyType | undefined {
  return PROPERTY_TYPES.find((type) => type.code === code);
}

export function getPropertyType(code: string): PropertyType {
  const type = findPropertyType(code);
  if (!type) throw new Error(`no such property type: ${code}`);
  return type;
}
