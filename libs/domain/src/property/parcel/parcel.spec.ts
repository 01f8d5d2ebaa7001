import { describe, expect, test } from '@jest/globals';
import {
  type Corner,
  boundaryOf,
  centreOf,
  cornersOf,
  drawBoundaries,
  isOverlap,
  refuseBoundary,
  refuseSplit,
} from './index.js';

const FIELD: Corner[] = [
  [106.4, 38.63],
  [106.404, 38.63],
  [106.404, 38.632],
  [106.4, 38.632],
];

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
    ['that is open', { type: 'Polygon', coordinates: [FIELD] }, 'boundary.no-ring'],
    ['with a hole', { type: 'Polygon', coordinates: [FIELD, FIELD] }, 'boundary.no-ring'],
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

describe('a split', () => {
  const WHOLE = 1_200_000n;
  test.each<[string, { name: string; mu: string }[], string[]]>([
    [
      'in two',
      [
        { name: '东', mu: '50' },
        { name: '西', mu: '70' },
      ],
      [],
    ],
    [
      'to the last ten-thousandth',
      [
        { name: '东', mu: '50.0001' },
        { name: '西', mu: '69.9999' },
      ],
      [],
    ],
    [
      'a ten-thousandth short',
      [
        { name: '东', mu: '50.0001' },
        { name: '西', mu: '69.9998' },
      ],
      ['split.sum'],
    ],
    ['in one', [{ name: '东', mu: '120' }], ['split.count']],
    ['in 21', Array.from({ length: 21 }, () => ({ name: '块', mu: '1' })), ['split.count']],
    [
      'without a name',
      [
        { name: ' ', mu: '50' },
        { name: '西', mu: '70' },
      ],
      ['application.missing-field'],
    ],
    [
      'with nothing',
      [
        { name: '东', mu: '0' },
        { name: '西', mu: '120' },
      ],
      ['area.out-of-range'],
    ],
  ])('%s', (_, parts, codes) => expect(refuseSplit(WHOLE, parts).map(({ code }) => code)).toEqual(codes));
});
