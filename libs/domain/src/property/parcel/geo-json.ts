import { foldLine } from '../../kernel/index.js';
import type { Corner } from './ring.js';

const LONGEST_NAME = 20;

const NAME_KEYS = ['DKMC', 'dkmc', '地块名称', '名称', 'name', 'NAME', 'Name', 'DKBM', 'dkbm'];

export function ringsOf(coordinates: unknown): Corner[][] | undefined {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return undefined;
  const rings = coordinates.map((ring: unknown) => (Array.isArray(ring) ? ring.map(cornerOf) : [undefined]));
  return rings.every((ring): ring is Corner[] => ring.every((corner) => corner !== undefined))
    ? rings
    : undefined;
}

function cornerOf(position: unknown): Corner | undefined {
  if (!Array.isArray(position)) return undefined;
  const [longitude, latitude] = position as unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : undefined;
}

export function nameIn(properties: unknown): string | undefined {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const values = properties as Record<string, unknown>;
  const value = NAME_KEYS.map((key) => values[key]).find(
    (each) => typeof each === 'string' && foldLine(each) !== '',
  );
  return value === undefined ? undefined : [...foldLine(value as string)].slice(0, LONGEST_NAME).join('');
}
