import { type Refusal, isRefusal, refusal } from '../../kernel/index.js';
import { type Boundary, boundaryOf, openRing, refuseBoundary } from './boundary.js';
import { type MapPiece, readPieces } from './map-pieces.js';

/** Names of pieces that a refusal spells out, and their length. */
const NAMES_SHOWN = 10;

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
