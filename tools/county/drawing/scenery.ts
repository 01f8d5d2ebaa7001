import type { Canvas, Colour, Point } from './canvas.js';

/** What the county looks like in a month: sky, mountains, ground and what grows on it. */
export interface Season {
  readonly sky: readonly [Colour, Colour];
  readonly mountain: Colour;
  readonly snow: Colour | undefined;
  readonly grass: Colour;
  readonly crop: Colour;
  readonly furrow: Colour;
  readonly leaf: Colour;
}

export const HORIZON = 0.42;

const WINTER: Season = {
  sky: [
    [186, 206, 222],
    [226, 231, 233],
  ],
  mountain: [118, 126, 142],
  snow: [238, 241, 244],
  grass: [176, 160, 124],
  crop: [166, 146, 108],
  furrow: [146, 126, 92],
  leaf: [132, 116, 92],
};
const SPRING: Season = {
  sky: [
    [142, 192, 226],
    [214, 230, 236],
  ],
  mountain: [112, 128, 146],
  snow: [232, 238, 242],
  grass: [146, 168, 92],
  crop: [118, 164, 78],
  furrow: [146, 120, 82],
  leaf: [126, 172, 84],
};
const SUMMER: Season = {
  sky: [
    [96, 168, 220],
    [206, 228, 238],
  ],
  mountain: [98, 122, 140],
  snow: undefined,
  grass: [104, 150, 70],
  crop: [82, 142, 62],
  furrow: [66, 118, 54],
  leaf: [58, 116, 58],
};
const AUTUMN: Season = {
  sky: [
    [112, 172, 214],
    [230, 228, 212],
  ],
  mountain: [112, 118, 136],
  snow: undefined,
  grass: [176, 158, 84],
  crop: [214, 176, 76],
  furrow: [186, 146, 62],
  leaf: [188, 122, 52],
};

export function seasonOf(month: number): Season {
  if (month === 12 || month <= 2) return WINTER;
  if (month <= 5) return SPRING;
  return month <= 8 ? SUMMER : AUTUMN;
}

/** The sky, and the mountains that the whole county sees in its west. */
export function drawBackground(canvas: Canvas, season: Season, chance: () => number): void {
  const { width, height } = canvas;
  const horizon = height * HORIZON;
  const bands = 8;
  for (let band = 0; band < bands; band += 1)
    canvas.rectangle(
      [0, (horizon * band) / bands],
      [width, horizon / bands + 1],
      between(season.sky[0], season.sky[1], band / bands),
    );
  const peaks = ridge(canvas, chance, horizon);
  canvas.polygon([[0, horizon], ...peaks, [width, horizon]], season.mountain);
  if (season.snow)
    for (const [x, y] of peaks.filter((_, index) => index % 2 === 1))
      canvas.polygon(
        [
          [x, y],
          [x - 9, y + 10],
          [x, y + 7],
          [x + 9, y + 10],
        ],
        season.snow,
      );
  canvas.rectangle([0, horizon], [width, height], season.grass);
}

function ridge({ width }: Canvas, chance: () => number, horizon: number): Point[] {
  const steps = 14;
  return Array.from({ length: steps + 1 }, (_, step) => [
    (width * step) / steps,
    horizon - (step % 2 === 1 ? 26 + chance() * 22 : 12 + chance() * 10),
  ]);
}

/** Rows that meet far away. */
export function drawRows(canvas: Canvas, ground: Colour, row: Colour, chance: () => number): void {
  const { width, height } = canvas;
  const top = height * (HORIZON + 0.04);
  const vanishing: Point = [width * (0.3 + chance() * 0.4), height * (HORIZON - 0.12)];
  const left = -width * (0.4 + chance() * 0.2);
  const right = width * (1.4 + chance() * 0.2);
  const at = (x: number): Point => {
    const share = (top - vanishing[1]) / (height - vanishing[1]);
    return [vanishing[0] + (x - vanishing[0]) * share, top];
  };
  canvas.polygon([at(left), at(right), [right, height], [left, height]], ground);
  const count = 22 + Math.floor(chance() * 10);
  for (let index = 0; index < count; index += 1) {
    const x = left + ((right - left) * index) / count;
    const thick = (right - left) / count / 2.6;
    canvas.polygon([at(x), at(x + thick), [x + thick, height], [x, height]], row);
  }
}

/** A line of poplars, as they stand along the county's canals. */
export function drawPoplars(canvas: Canvas, season: Season, chance: () => number): void {
  const base = canvas.height * (HORIZON + 0.03);
  for (let x = chance() * 20; x < canvas.width; x += 16 + chance() * 22) {
    const tall = 18 + chance() * 16;
    canvas.rectangle([x - 1, base - tall * 0.4], [2, tall * 0.4], [104, 88, 72]);
    canvas.ellipse([x, base - tall * 0.6], [4 + chance() * 2, tall * 0.5], season.leaf);
  }
}

export function between(one: Colour, other: Colour, share: number): Colour {
  const mix = (index: 0 | 1 | 2) => Math.round(one[index] + (other[index] - one[index]) * share);
  return [mix(0), mix(1), mix(2)];
}
