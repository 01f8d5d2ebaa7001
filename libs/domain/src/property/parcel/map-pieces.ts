import { type Refusal, refusal } from '../../kernel/index.js';
import type { Corner } from './ring.js';
import { ringsOf, nameIn } from './geo-json.js';

/** A piece of ground as a map names it, or by its place in the file. */
export interface MapPiece {
  readonly name: string;
  /** The ring around it, then those around what is left out of it. */
  readonly rings: readonly (readonly Corner[])[];
}

/** No file of one parcel has more. */
const MOST_PIECES = 2000;
const MOST_DEEP = 8;

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
