import { type Boundary, cornersOf } from './boundary.js';
import type { Corner } from './ring.js';

/** Metres of one degree of latitude, and of longitude on the equator. */
const DEGREE_METRES = 111_320;
/** Of the wider side of the ground, so that edges do not touch the frame. */
const MARGIN = 0.08;
const SCALES = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

export interface Picture {
  /** Metres; north is up. */
  readonly width: number;
  readonly height: number;
  /** In the order given: the corners, and the middle for a label. */
  readonly shapes: readonly { readonly points: string; readonly middle: readonly [number, number] }[];
  /** Length of the scale's bar in metres. */
  readonly scaleMetres: number;
}

/** Boundaries laid flat beside one another, to scale: over a county the error is under a thousandth. */
export function drawBoundaries(boundaries: readonly Boundary[]): Picture {
  const rings = boundaries.map(cornersOf);
  const all = rings.flat();
  const [west, east] = range(all.map(([longitude]) => longitude));
  const [south, north] = range(all.map(([, latitude]) => latitude));
  const perDegreeEast = DEGREE_METRES * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const ground = Math.max((east - west) * perDegreeEast, (north - south) * DEGREE_METRES, 1);
  const margin = ground * MARGIN;
  const flat = ([longitude, latitude]: Corner): [number, number] => [
    (longitude - west) * perDegreeEast + margin,
    (north - latitude) * DEGREE_METRES + margin,
  ];
  return {
    width: round((east - west) * perDegreeEast + 2 * margin),
    height: round((north - south) * DEGREE_METRES + 2 * margin),
    shapes: rings.map((ring) => {
      const corners = ring.map(flat);
      const [left, right] = range(corners.map(([x]) => x));
      const [top, bottom] = range(corners.map(([, y]) => y));
      return {
        points: corners.map(([x, y]) => `${round(x)},${round(y)}`).join(' '),
        middle: [round((left + right) / 2), round((top + bottom) / 2)],
      };
    }),
    scaleMetres: SCALES.findLast((length) => length <= ground / 3) ?? SCALES[0]!,
  };
}

function range(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function round(metres: number): number {
  return Math.round(metres * 10) / 10;
}
