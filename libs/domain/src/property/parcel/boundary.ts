import { parseQuantity } from '../../kernel/area/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Corner, areaOf } from './ring.js';
import { crossesItself } from './crossing.js';

/** A GeoJSON polygon of one ring, whose last corner is the first again. */
export interface Boundary {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Corner[])[];
}

/** The county with some room around it: a corner outside was typed wrong. */
export const COUNTY_EXTENT = { west: 105.7, south: 38.3, east: 106.8, north: 39.0 } as const;

/** Most corners of a boundary, and of all boundaries of one application. */
export const MOST_CORNERS = 300;
export const MOST_CORNERS_IN_ALL = 20_000;

const MU = 2000 / 3;
/** Less is a line. */
const LEAST_SQUARE_METRES = 1;
/** No parcel of the county has a twentieth of its ground. */
const MOST_MU = 90_000;

/** Two boundaries drawn by hand touch along an edge; they overlap when more than this part of the smaller does. */
const DRAWING_ERROR_PERCENT = 2;
/** And whatever the fields measure, when the strip is as large as this: somebody lives on it. */
const DRAWING_ERROR_SQUARE_METRES = MU;

/** What was drawn may be this much of what was stated, and the other way round: between, it is asked about. */
const MOST_TIMES = 2;

/** A boundary of its corners in order, closed. */
export function boundaryOf(corners: readonly Corner[]): Boundary {
  const [first] = corners;
  return { type: 'Polygon', coordinates: [first ? [...corners, first] : []] };
}

/** Its corners in order, without the closing one. */
export function cornersOf({ coordinates }: Boundary): Corner[] {
  return openRing(coordinates[0] ?? []);
}

/** A ring's corners in order, each once where it stands several times in a row; the last is not the first. */
export function openRing(ring: readonly Corner[]): Corner[] {
  const corners = ring.filter((corner, index) => index === 0 || !isSame(corner, ring[index - 1]!));
  while (corners.length > 1 && isSame(corners[0]!, corners.at(-1)!)) corners.pop();
  return corners;
}

/** Why a boundary cannot stand for a piece of ground. */
export function refuseBoundary(boundary: Boundary, field: string): Refusal | undefined {
  const holes = boundary.coordinates.length - 1;
  if (holes > 0) return refusal('boundary.hole', field, { count: holes });
  const corners = cornersOf(boundary);
  const distinct = new Set(corners.map(([longitude, latitude]) => `${longitude},${latitude}`));
  if (distinct.size < 3 || corners.length > MOST_CORNERS)
    return refusal('boundary.no-ring', field, { max: MOST_CORNERS });
  if (corners.every(isInMetres)) return refusal('boundary.metres', field, { grid: gridInWords(corners[0]!) });
  const { west, south, east, north } = COUNTY_EXTENT;
  const isInside = corners.every(
    ([longitude, latitude]) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
  if (!isInside) return refusal('boundary.outside', field);
  const isLine = squareMetresOf(boundary) < LEAST_SQUARE_METRES;
  // Halves that turn the other way round take one another's area away.
  if (corners.length > 3 && crossesItself(corners)) return refusal('boundary.crossing', field);
  if (isLine) return refusal('boundary.no-area', field);
  return muOf(boundary) > MOST_MU
    ? refusal('boundary.too-large', field, { mu: muOf(boundary).toFixed(0), max: MOST_MU })
    : undefined;
}

/** Square metres of the ground within. */
export function squareMetresOf(boundary: Boundary): number {
  return areaOf(cornersOf(boundary));
}

/** 亩 of the ground within, for comparing and for showing with 约; what counts is what the certificate says. */
export function muOf(boundary: Boundary): number {
  return squareMetresOf(boundary) / MU;
}

/**
 * Why a boundary cannot be that of a parcel of so many 亩: it encloses less than half or more than twice as much,
 * so that a corner is missing or the area was typed wrong. Nothing is said of an area that is not typed yet.
 */
export function refuseDrawnArea(boundary: Boundary, statedMu: string, field: string): Refusal | undefined {
  const stated = muIn(statedMu);
  const drawn = muOf(boundary);
  if (!(stated > 0) || (drawn <= stated * MOST_TIMES && stated <= drawn * MOST_TIMES)) return undefined;
  return refusal('boundary.other-size', field, { drawn: drawn.toFixed(2), stated: statedMu });
}

/** By how many hundredths of a percent of the stated area the drawn one differs from it. */
export function drawnDifference(boundary: Boundary, statedMu: string): number {
  const stated = muIn(statedMu);
  return stated > 0 ? Math.round((Math.abs(muOf(boundary) - stated) / stated) * 10_000) : 0;
}

/** Parcels whose drawn area differs from the stated one by more hundredths of a percent than may go unasked. */
export function differencesInWords(
  parcels: readonly { name: string; mu: string; boundary?: Boundary | null }[],
  most: number,
): string[] {
  return parcels.flatMap(({ name, mu, boundary }) => {
    const difference = boundary ? drawnDifference(boundary, mu) : 0;
    if (!boundary || difference <= most) return [];
    return [
      `${name}的界线围了约 ${muOf(boundary).toFixed(2)} 亩，填的是 ${mu} 亩，相差 ${(difference / 100).toFixed(1)}%。审核时会问，请核对。`,
    ];
  });
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
  return (
    commonArea > DRAWING_ERROR_SQUARE_METRES || commonArea * 100 > Math.min(...areas) * DRAWING_ERROR_PERCENT
  );
}

/** 亩 as somebody typed it, for comparing; nought where it is not typed yet. */
function muIn(text: string): number {
  return Number(parseQuantity(text) ?? 0n) / 10_000;
}

/**
 * Whether a corner is given in metres of a Gauss-Krüger grid, with the number of its zone in front of the easting or
 * without, in either order: no degree is that large.
 */
function isInMetres([one, other]: Corner): boolean {
  return (
    Math.min(Math.abs(one), Math.abs(other)) > 1_000 && Math.max(Math.abs(one), Math.abs(other)) > 1_000_000
  );
}

/** `36 带` of an easting of eight digits; the grid alone where the zone is not in front. */
function gridInWords([one, other]: Corner): string {
  const easting = [one, other]
    .map((metres) => Math.trunc(metres))
    .find((metres) => metres >= 10_000_000 && metres < 100_000_000);
  return easting === undefined ? '高斯平面坐标' : `高斯平面坐标，${Math.trunc(easting / 1_000_000)} 带`;
}

function isSame(one: Corner, other: Corner): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
