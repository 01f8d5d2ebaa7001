import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type Boundary,
  type Corner,
  type MapPiece,
  boundaryOf,
  boundaryOfPiece,
  centreOf,
  cornersOf,
  drawBoundaries,
  drawnDifference,
  isOverlap,
  muOf,
  readBoundary,
  readPieces,
  refuseBoundary,
  refuseDrawnArea,
} from './index.js';

const FIELD: Corner[] = [
  [106.4, 38.63],
  [106.404, 38.63],
  [106.404, 38.632],
  [106.4, 38.632],
];

/** So many metres east and north of the field's first corner, near enough. */
const at = (east: number, north: number): Corner => [106.4 + east / 86_960, 38.63 + north / 111_195];

describe('a boundary', () => {
  test('closes its ring, and opens it again', () => {
    expect(boundaryOf(FIELD).coordinates[0]).toHaveLength(5);
    expect(cornersOf(boundaryOf(FIELD))).toEqual(FIELD);
  });

  test('has its middle between its outermost corners', () => {
    const { longitude, latitude } = centreOf(boundaryOf(FIELD));
    expect([longitude.toFixed(6), latitude.toFixed(6)]).toEqual(['106.402000', '38.631000']);
  });

  test.each<[string, ReturnType<typeof boundaryOf>, string | undefined]>([
    ['of four corners', boundaryOf(FIELD), undefined],
    ['of two corners', boundaryOf(FIELD.slice(0, 2)), 'boundary.no-ring'],
    ['of one corner three times', boundaryOf([FIELD[0]!, FIELD[0]!, FIELD[0]!]), 'boundary.no-ring'],
    ['without corners', boundaryOf([]), 'boundary.no-ring'],
    ['with a hole', { type: 'Polygon', coordinates: [FIELD, FIELD] }, 'boundary.hole'],
    ['of three corners on a line', boundaryOf([at(0, 0), at(10, 10), at(20, 20)]), 'boundary.no-area'],
    ['of corners a centimetre apart', boundaryOf([at(0, 0), at(0.01, 0), at(0, 0.01)]), 'boundary.no-area'],
    [
      'that crosses itself',
      boundaryOf([at(0, 0), at(100, 100), at(100, 0), at(0, 100)]),
      'boundary.crossing',
    ],
    [
      'that touches itself in a corner',
      boundaryOf([at(0, 0), at(100, 0), at(50, 50), at(100, 100), at(0, 100), at(50, 50)]),
      'boundary.crossing',
    ],
    [
      'that runs back over its own edge',
      boundaryOf([at(0, 0), at(100, 0), at(200, 0), at(150, 0), at(100, 100)]),
      'boundary.crossing',
    ],
    [
      'with a corner in the middle of an edge',
      boundaryOf([at(0, 0), at(50, 0), at(100, 0), at(0, 100)]),
      undefined,
    ],
    [
      'like a comb',
      boundaryOf([
        at(0, 0),
        at(90, 0),
        at(90, 50),
        at(60, 50),
        at(60, 10),
        at(30, 10),
        at(30, 50),
        at(0, 50),
      ]),
      undefined,
    ],
    [
      'as large as half the county',
      boundaryOf([
        [105.8, 38.4],
        [106.7, 38.4],
        [106.7, 38.7],
        [105.8, 38.7],
      ]),
      'boundary.too-large',
    ],
    ['with latitude and longitude changed', boundaryOf(FIELD.map(([x, y]) => [y, x])), 'boundary.outside'],
    ['in 银川 city', boundaryOf([...FIELD, [106.4, 38.2]]), 'boundary.outside'],
    [
      'of 301 corners',
      boundaryOf(Array.from({ length: 301 }, (_, i) => [106.4 + i / 1e5, 38.63])),
      'boundary.no-ring',
    ],
  ])('%s', (_, boundary, code) => expect(refuseBoundary(boundary, 'parcels.0.boundary')?.code).toBe(code));

  test.each([
    [20, [1000, 5000], false],
    [20.1, [1000, 5000], true],
    [20.1, [5000, 1000], true],
    [0, [1000, 1000], false],
    // Two strips beside fields of 500 亩: one of a foot along the edge, one of two 亩.
    [180, [333_333, 333_333], false],
    [1333, [333_333, 333_333], true],
    [666, [333_333, 333_333], false],
    [667, [333_333, 333_333], true],
  ] as const)('%s m² in common of %j overlap: %s', (common, areas, expected) =>
    expect(isOverlap(common, areas)).toBe(expected),
  );
});

test('boundaries are drawn side by side, north up, to scale', () => {
  const beside = FIELD.map(([x, y]): Corner => [x + 0.004, y]);
  const picture = drawBoundaries([boundaryOf(FIELD), boundaryOf(beside)]);
  // 0.008° of longitude at 38.631° are 695.7 m, 0.002° of latitude 222.6 m; the margin is 8 % of 695.7 m.
  expect(picture).toMatchObject({ width: 807, height: 334, scaleMetres: 200 });
  expect(picture.shapes[0]!.points).toBe('55.7,278.3 403.5,278.3 403.5,55.7 55.7,55.7');
  expect(picture.shapes[1]!.middle).toEqual([577.4, 167]);
});

describe('a map of a parcel', () => {
  const json = (name: string) =>
    JSON.parse(fs.readFileSync(`apps/api/src/testing/cases/${name}`, 'utf8')) as unknown;
  const read = (value: unknown) => readBoundary(value, 'boundary');
  const ring = (...corners: Corner[]) => ({ type: 'Polygon', coordinates: [corners] });
  const [a, b, c, d] = FIELD as [Corner, Corner, Corner, Corner];
  const whole = boundaryOf(FIELD);
  const other = ring(at(2000, 0), at(2100, 0), at(2100, 100));
  const feature = (geometry: unknown, properties: object | null = null) => ({
    type: 'Feature',
    properties,
    geometry,
  });
  const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

  test('whose ring is open is closed, with all of its ground', () => {
    const boundary = read(json('51-unclosed.geojson')) as Boundary;
    expect(boundary.coordinates[0]).toHaveLength(5);
    expect(muOf(boundary).toFixed(2)).toBe('104.30');
  });

  test('of two is asked about by their names', () => {
    expect(read(json('52-two-features.geojson'))).toEqual({
      code: 'boundary.several',
      field: 'boundary',
      values: { count: 2, names: '邻家地、农场东片' },
    });
    const [, chosen] = readPieces(json('52-two-features.geojson')) as MapPiece[];
    expect(muOf(boundaryOfPiece(chosen!, 'boundary') as Boundary).toFixed(2)).toBe('104.30');
  });

  test('that is one of several kinds is read', () => {
    expect(muOf(read(json('54-multipolygon-one.geojson')) as Boundary).toFixed(2)).toBe('104.30');
  });

  test.each<[string, unknown]>([
    ['a closed ring', whole],
    ['a corner twice in a row', ring(a, a, b, c, c, c, d, a)],
    ['a ring that is closed twice', ring(a, b, c, d, a, a)],
    ['heights', { type: 'Polygon', coordinates: [[...FIELD, a].map((corner) => [...corner, 1110.5])] }],
    ['a feature', feature(whole, { DKMC: '渠东' })],
    ['a collection of one', collection(feature(whole))],
    [
      'a collection of one and a point',
      collection(feature({ type: 'Point', coordinates: [1, 2] }), feature(whole)),
    ],
    ['a collection of one and a feature without ground', collection(feature(null), feature(whole))],
    ['a collection of geometries', { type: 'GeometryCollection', geometries: [whole] }],
    [
      'a feature of several polygons of which there is one',
      feature({ type: 'MultiPolygon', coordinates: [whole.coordinates] }),
    ],
  ])('of %s is read', (_, value) => expect(read(value)).toEqual(whole));

  test.each<[string, unknown, object]>([
    ['nothing', null, { code: 'boundary.not-found' }],
    ['a text', 'POLYGON((1 1))', { code: 'boundary.not-found' }],
    ['no kind', { coordinates: [FIELD] }, { code: 'boundary.not-found' }],
    ['a line', { type: 'LineString', coordinates: FIELD }, { code: 'boundary.not-found' }],
    ['an empty collection', collection(), { code: 'boundary.not-found' }],
    ['a ring of words', { type: 'Polygon', coordinates: [['a', 'b', 'c']] }, { code: 'boundary.not-found' }],
    [
      'corners of one number',
      { type: 'Polygon', coordinates: [[[1], [2], [3]]] },
      { code: 'boundary.not-found' },
    ],
    ['collections in collections without end', nested(40), { code: 'boundary.not-found' }],
    [
      'five thousand fields',
      collection(...Array.from({ length: 5000 }, () => feature(whole))),
      { code: 'boundary.not-found' },
    ],
    [
      'metres instead of degrees',
      ring([35_500_000, 4_278_000], [35_500_100, 4_278_000], [35_500_100, 4_278_100]),
      { code: 'boundary.metres', values: { grid: '高斯平面坐标，35 带' } },
    ],
    [
      'metres, the northing first',
      ring([4_278_000, 36_445_000], [4_278_000, 36_445_100], [4_278_100, 36_445_100]),
      { code: 'boundary.metres', values: { grid: '高斯平面坐标，36 带' } },
    ],
    [
      'metres without the number of the zone',
      ring([613_000, 4_278_000], [613_100, 4_278_000], [613_100, 4_278_100]),
      { code: 'boundary.metres', values: { grid: '高斯平面坐标' } },
    ],
    ['one corner three times', ring(a, a, a), { code: 'boundary.no-ring' }],
    [
      'five hundred corners',
      ring(...Array.from({ length: 500 }, (_, n) => at(n, (n * n) % 97))),
      { code: 'boundary.no-ring' },
    ],
    [
      'a hole',
      {
        type: 'Polygon',
        coordinates: [
          [...FIELD, a],
          [at(10, 10), at(20, 10), at(20, 20), at(10, 10)],
        ],
      },
      { code: 'boundary.hole', values: { count: 1 } },
    ],
    [
      'two polygons of one name',
      feature(
        { type: 'MultiPolygon', coordinates: [whole.coordinates, other.coordinates] },
        { name: '东片' },
      ),
      { code: 'boundary.several', values: { count: 2, names: '东片、东片' } },
    ],
    [
      'two without names',
      collection(feature(whole), feature(other)),
      { code: 'boundary.several', values: { count: 2, names: '第 1 块、第 2 块' } },
    ],
    [
      'twelve, of which ten are named',
      collection(...Array.from({ length: 12 }, (_, n) => feature(whole, { name: `${n}` }))),
      { code: 'boundary.several', values: { count: 12, names: '0、1、2、3、4、5、6、7、8、9……' } },
    ],
  ])('of %s is refused', (_, value, refusal) =>
    expect(read(value)).toMatchObject({ field: 'boundary', ...refusal }),
  );

  function nested(depth: number): unknown {
    return depth === 0 ? whole : { type: 'GeometryCollection', geometries: [nested(depth - 1)] };
  }
});

describe('what was drawn, against what was stated', () => {
  const drawn = readBoundary({ type: 'Polygon', coordinates: [FIELD] }, 'x') as Boundary;

  test.each([
    ['116', undefined, 8],
    ['60', undefined, 9318],
    ['57', 'boundary.other-size', 10_334],
    ['231', undefined, 4982],
    ['233', 'boundary.other-size', 5026],
    ['', undefined, 0],
    ['no number', undefined, 0],
  ])('115.91 亩 against %s: %s, differing by %i', (stated, code, difference) => {
    expect(muOf(drawn).toFixed(2)).toBe('115.91');
    expect(refuseDrawnArea(drawn, stated, 'x')?.code).toBe(code);
    expect(drawnDifference(drawn, stated)).toBe(difference);
  });
});
