import {
  type ApplicationParcel,
  type Boundary,
  type Corner,
  MOST_CORNERS_IN_ALL,
  cornersOf,
  isOverlap,
  isRefusal,
  readBoundary,
  squareMetresOf,
} from '@helan/domain';
import { featureCollection, polygon } from '@turf/helpers';
import intersect from '@turf/intersect';
import { type Fault, refused, requireNone, unwrap } from '../../kernel/http/index.js';

/** The boundary that somebody has handed in as GeoJSON of any kind; refuses what can stand for no piece of ground. */
export function requireBoundary(value: unknown, field: string): Boundary {
  return unwrap(readBoundary(value, field));
}

/** An application, or a part of one, with the boundaries of its parcels read; every fault at once. */
export function readingBoundaries<T extends { parcels?: readonly ApplicationParcel[] }>(application: T): T {
  const { parcels } = application;
  return parcels ? { ...application, parcels: requireParcels(parcels) } : application;
}

function requireParcels(parcels: readonly ApplicationParcel[]): ApplicationParcel[] {
  const faults: Fault[] = [];
  const read = parcels.map((parcel, index): ApplicationParcel => {
    if (!parcel.boundary) return parcel;
    const boundary = readBoundary(parcel.boundary, `parcels.${index}.boundary`);
    if (!isRefusal(boundary)) return { ...parcel, boundary };
    faults.push(boundary);
    return parcel;
  });
  requireNone(faults);
  const corners = read.reduce((sum, { boundary }) => sum + (boundary ? cornersOf(boundary).length : 0), 0);
  if (corners > MOST_CORNERS_IN_ALL)
    throw refused('boundary.too-many', { max: MOST_CORNERS_IN_ALL }, 'parcels');
  return read;
}

/** Square metres that two pieces of ground have in common; nothing where it is only two drawings of one edge. */
export function overlapOf(one: Boundary, other: Boundary): number | undefined {
  const common = intersect(featureCollection([toPolygon(one), toPolygon(other)]));
  if (!common) return undefined;
  const { type, coordinates } = common.geometry;
  const pieces = type === 'Polygon' ? [coordinates] : coordinates;
  const metres = pieces.reduce((sum, rings) => sum + metresOf(rings), 0);
  return isOverlap(metres, [squareMetresOf(one), squareMetresOf(other)]) ? metres : undefined;
}

/** The box around a boundary, as PostgreSQL reads it. */
export function extentOf({ coordinates }: Boundary): string {
  const ring = coordinates[0]!;
  const [east, north] = [0, 1].map((axis) => Math.max(...ring.map((corner) => corner[axis as 0 | 1])));
  const [west, south] = [0, 1].map((axis) => Math.min(...ring.map((corner) => corner[axis as 0 | 1])));
  return `((${east},${north}),(${west},${south}))`;
}

/** Of a ring, less those that are left out of it. */
function metresOf(rings: readonly (readonly number[][])[]): number {
  const [outer = 0, ...holes] = rings.map((ring) =>
    squareMetresOf({ type: 'Polygon', coordinates: [ring.map(([x, y]): Corner => [x!, y!])] }),
  );
  return holes.reduce((metres, hole) => metres - hole, outer);
}

function toPolygon({ coordinates }: Boundary) {
  return polygon(coordinates.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])));
}
