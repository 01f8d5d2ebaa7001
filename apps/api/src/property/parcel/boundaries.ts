import { type Boundary, isOverlap, refuseBoundary } from '@helan/domain';
import area from '@turf/area';
import { featureCollection, polygon } from '@turf/helpers';
import intersect from '@turf/intersect';
import kinks from '@turf/kinks';
import { type Fault, requireNone } from '../../kernel/http/index.js';

/** Refuses a boundary that is no simple ring within the county. */
export function requireBoundary(boundary: Boundary, field: string): void {
  const fault = refuseBoundary(boundary, field) ?? refuseCrossing(boundary, field);
  requireNone(fault);
}

/** Square metres of the ground within. */
export function squareMetres(boundary: Boundary): number {
  return area(toPolygon(boundary));
}

/** Square metres that two pieces of ground have in common; nothing where it is only two drawings of one edge. */
export function overlapOf(one: Boundary, other: Boundary): number | undefined {
  const common = intersect(featureCollection([toPolygon(one), toPolygon(other)]));
  if (!common) return undefined;
  const metres = area(common);
  return isOverlap(metres, [squareMetres(one), squareMetres(other)]) ? metres : undefined;
}

/** The box around a boundary, as PostgreSQL reads it. */
export function extentOf({ coordinates }: Boundary): string {
  const ring = coordinates[0]!;
  const [east, north] = [0, 1].map((axis) => Math.max(...ring.map((corner) => corner[axis as 0 | 1])));
  const [west, south] = [0, 1].map((axis) => Math.min(...ring.map((corner) => corner[axis as 0 | 1])));
  return `((${east},${north}),(${west},${south}))`;
}

function refuseCrossing(boundary: Boundary, field: string): Fault | undefined {
  return kinks(toPolygon(boundary)).features.length > 0 ? { code: 'boundary.crossing', field } : undefined;
}

function toPolygon({ coordinates }: Boundary) {
  return polygon(coordinates.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])));
}
