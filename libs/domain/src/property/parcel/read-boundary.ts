import { type Refusal, foldLine, isRefusal, refusal } from '../../kernel/index.js';
import { type Boundary, boundaryOf, openRing, refuseBoundary } from './boundary.js';
import type { Corner } from './ring.js';

/** A piece of ground as a map names it, or by its place in the file. */
export interface MapPiece {
  readonly name: string;
  /** The ring around it, then those around what is left out of it. */
  readonly rings: readonly (readonly Corner[])[];
}

/** Names of pieces that a refusal spells out, and their length. */
const NAMES_SHOWN = 10;
const LONGEST_NAME = 20;
/** No file of one parcel has more. */
const MOST_PIECES = 2000;
const MOST_DEEP = 8;
const NAME_KEYS = ['DKMC', 'dkmc', '地块名称', '名称', 'name', 'NAME', 'Name', 'DKBM', 'dkbm'];

/**
 * The boundary in a GeoJSON value of any kind: a polygon, one among several as a MultiPolygon, a feature, a
 * collection. A ring that is not closed is closed, a corner that stands several times in a row stands once, heights
 * are left out. What means more than one piece of ground, or one with something left out, is asked about.
 */
export function readBoundary(value: unknown, field: string): Boundary | Refusal {
  const pieces = readPieces(value);
  if (isRefusal(pieces)) return { ...pieces, field };
  const [piece, ...others] = pieces;
  if (!piece) return refusal('boundary.not-found', field);
  if (others.length > 0) {
    const names = pieces.slice(0, NAMES_SHOWN).map(({ name }) => name);
    const more = pieces.length > NAMES_SHOWN ? '……' : '';
    return refusal('boundary.several', field, { count: pieces.length, names: `${names.join('、')}${more}` });
  }
  return boundaryOfPiece(piece, field);
}

/** The boundary of a piece that was chosen among several. */
export function boundaryOfPiece({ rings }: MapPiece, field: string): Boundary | Refusal {
  const [outer = [], ...holes] = rings;
  const boundary = boundaryOf(openRing(outer));
  return refuseBoundary({ ...boundary, coordinates: [...boundary.coordinates, ...holes] }, field) ?? boundary;
}

/** Every piece of ground in a GeoJSON value, in its order; none where there is none. */
export function readPieces(value: unknown): MapPiece[] | Refusal {
  const found: (Omit<MapPiece, 'name'> & { name: string | undefined })[] = [];
  const isWhole = gather(value, undefined, 0, found);
  if (!isWhole || found.length > MOST_PIECES) return refusal('boundary.not-found');
  return found.map(({ name, rings }, index) => ({ name: name ?? `第 ${index + 1} 块`, rings }));
}

type Found = { name: string | undefined; rings: readonly (readonly Corner[])[] }[];

/** Adds the pieces of a value; false where a part of it cannot be read. */
function gather(value: unknown, name: string | undefined, depth: number, found: Found): boolean {
  if (depth > MOST_DEEP || typeof value !== 'object' || value === null) return false;
  const { type, coordinates, features, geometry, geometries, properties } = value as Record<string, unknown>;
  const each = (list: unknown) =>
    Array.isArray(list) &&
    list.length <= MOST_PIECES &&
    list.every((part) => gather(part, name, depth + 1, found));
  switch (type) {
    case 'FeatureCollection':
      return each(features);
    case 'GeometryCollection':
      return each(geometries);
    case 'Feature':
      return geometry === null || gather(geometry, nameIn(properties) ?? name, depth + 1, found);
    case 'MultiPolygon':
      return each(
        Array.isArray(coordinates) ? coordinates.map((part: unknown) => polygonOf(part)) : undefined,
      );
    case 'Polygon': {
      const rings = ringsOf(coordinates);
      if (rings) found.push({ name, rings });
      return rings !== undefined;
    }
    default:
      // Points and lines beside the ground are none.
      return typeof type === 'string';
  }
}

const polygonOf = (coordinates: unknown) => ({ type: 'Polygon', coordinates });

function ringsOf(coordinates: unknown): Corner[][] | undefined {
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

function nameIn(properties: unknown): string | undefined {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const values = properties as Record<string, unknown>;
  const value = NAME_KEYS.map((key) => values[key]).find(
    (each) => typeof each === 'string' && foldLine(each) !== '',
  );
  return value === undefined ? undefined : [...foldLine(value as string)].slice(0, LONGEST_NAME).join('');
}
