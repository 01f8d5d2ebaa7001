import { type Refusal, refusal } from '../../kernel/index.js';

/** Longitude and latitude in degrees, CGCS2000. */
export type Corner = readonly [number, number];

/** A GeoJSON polygon of one ring, whose last corner is the first again. */
export interface Boundary {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Corner[])[];
}

/** The county with some room around it: a corner outside was typed wrong. */
export const COUNTY_EXTENT = { west: 105.7, south: 38.3, east: 106.8, north: 39.0 } as const;

/** Most corners of a boundary. */
export const MOST_CORNERS = 300;

/** Two boundaries drawn by hand touch along an edge; they overlap when more than this part of the smaller does. */
const DRAWING_ERROR_PERCENT = 2;

/** A boundary of its corners in order, closed. */
export function boundaryOf(corners: readonly Corner[]): Boundary {
  const [first] = corners;
  return { type: 'Polygon', coordinates: [first ? [...corners, first] : []] };
}

/** Its corners in order, without the closing one. */
export function cornersOf({ coordinates }: Boundary): Corner[] {
  return (coordinates[0] ?? []).slice(0, -1);
}

/** Why a boundary cannot stand for a piece of ground; edges that cross are for a geometry package to see. */
export function refuseBoundary(boundary: Boundary, field: string): Refusal | undefined {
  const [ring = [], ...holes] = boundary.coordinates;
  const first = ring[0];
  const last = ring.at(-1);
  const distinct = new Set(ring.map(([longitude, latitude]) => `${longitude},${latitude}`));
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1];
  if (holes.length > 0 || !isClosed || distinct.size < 3 || ring.length > MOST_CORNERS + 1)
    return refusal('boundary.no-ring', field, { max: MOST_CORNERS });
  const { west, south, east, north } = COUNTY_EXTENT;
  const isInside = ring.every(
    ([longitude, latitude]) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
  return isInside ? undefined : refusal('boundary.outside', field);
}

/** The middle of the ground between the outermost corners. */
export function centreOf(boundary: Boundary): { longitude: number; latitude: number } {
  const corners = cornersOf(boundary);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    longitude: middle(corners.map(([longitude]) => longitude)),
    latitude: middle(corners.map(([, latitude]) => latitude)),
  };
}

/** Whether a common area, in m² as the two areas, is more than two drawings of the same edge would have. */
export function isOverlap(commonArea: number, areas: readonly [number, number]): boolean {
  return commonArea * 100 > Math.min(...areas) * DRAWING_ERROR_PERCENT;
}
