import type { Canvas, Colour } from './canvas.js';
import { HORIZON, type Season, between, drawPoplars, drawRows } from './scenery.js';

/** Draws what is listed, before the background that is there already. */
export type Subject = (canvas: Canvas, season: Season, chance: () => number) => void;

const WALL: Colour = [226, 218, 204];
const ROOF: Colour = [150, 74, 58];
const GLASS: Colour = [92, 122, 142];
const DARK: Colour = [62, 62, 66];
const CONCRETE: Colour = [186, 184, 178];
const WATER: Colour = [92, 142, 170];
const FILM: Colour = [232, 238, 240];

const fields: Subject = (canvas, season, chance) => {
  drawPoplars(canvas, season, chance);
  drawRows(canvas, season.crop, season.furrow, chance);
};

const wasteland: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  canvas.rectangle([0, height * HORIZON], [width, height], [194, 184, 160]);
  for (let count = 0; count < 26; count += 1)
    canvas.ellipse(
      [chance() * width, height * (HORIZON + 0.06 + chance() * 0.5)],
      [10 + chance() * 34, 3 + chance() * 6],
      count % 3 === 0 ? [232, 230, 222] : between(season.grass, [170, 156, 120], 0.5),
    );
};

const orchard: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  for (let row = 0; row < 5; row += 1) {
    const y = height * (HORIZON + 0.1 + row * 0.12);
    const size = 7 + row * 5;
    for (let x = (row % 2) * size; x < width + size; x += size * 2.6) {
      canvas.rectangle([x - size / 8, y], [size / 4, size * 0.9], [98, 78, 60]);
      canvas.ellipse([x, y - size * 0.3], [size, size * 0.8], season.leaf);
      for (let fruit = 0; fruit < row; fruit += 1)
        canvas.ellipse(
          [x - size / 2 + chance() * size, y - size / 2 + chance() * size * 0.6],
          [1.6, 1.6],
          [196, 58, 44],
        );
    }
  }
};

const pond: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  drawPoplars(canvas, season, chance);
  canvas.ellipse([width / 2, height * 0.74], [width * 0.56, height * 0.27], [142, 126, 92]);
  canvas.ellipse([width / 2, height * 0.75], [width * 0.53, height * 0.24], WATER);
  for (let count = 0; count < 14; count += 1)
    canvas.ellipse(
      [width * (0.12 + chance() * 0.76), height * (0.6 + chance() * 0.3)],
      [14 + chance() * 20, 1.5],
      [150, 190, 208],
    );
  canvas.rectangle([width * 0.7, height * 0.52], [34, 24], WALL);
  canvas.rectangle([width * 0.7 - 3, height * 0.5], [40, 7], ROOF);
};

function building(roof: Colour, doors: number): Subject {
  return (canvas, season, chance) => {
    const { width, height } = canvas;
    drawPoplars(canvas, season, chance);
    const left = width * (0.1 + chance() * 0.06);
    const [across, top, tall] = [width * 0.76, height * 0.36, height * 0.36];
    canvas.rectangle([0, height * 0.72], [width, height * 0.28], CONCRETE);
    canvas.rectangle([left, top], [across, tall], WALL);
    canvas.polygon(
      [
        [left - 10, top],
        [left + across / 2, top - 34],
        [left + across + 10, top],
      ],
      roof,
    );
    for (let door = 0; door < doors; door += 1) {
      const x = left + (across * (door + 0.5)) / doors - 18;
      canvas.rectangle([x, top + tall * 0.35], [36, tall * 0.65], GLASS);
      canvas.rectangle([x + 17, top + tall * 0.35], [2, tall * 0.65], DARK);
    }
  };
}

const greenhouse: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  drawPoplars(canvas, season, chance);
  for (let row = 0; row < 3; row += 1) {
    const y = height * (0.56 + row * 0.19);
    const radius = 44 + row * 16;
    for (let x = -radius / 2; x < width + radius; x += radius * 1.6) {
      canvas.ellipse([x, y], [radius * 0.72, radius * 0.62], FILM);
      canvas.ellipse([x, y], [radius * 0.58, radius * 0.48], between(FILM, season.leaf, 0.45));
      canvas.rectangle([x - radius, y], [radius * 2, radius], season.grass);
      canvas.rectangle([x - radius * 0.72, y - 3], [radius * 1.44, 4], CONCRETE);
    }
  }
};

const tractor: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  drawRows(canvas, season.crop, season.furrow, chance);
  const [x, y] = [width * (0.28 + chance() * 0.12), height * 0.78];
  const paint: Colour = chance() < 0.5 ? [196, 54, 44] : [40, 122, 76];
  canvas.rectangle([x + 60, y - 62], [110, 46], paint);
  canvas.rectangle([x, y - 84], [70, 72], paint);
  canvas.rectangle([x + 6, y - 118], [58, 40], GLASS);
  canvas.rectangle([x, y - 124], [70, 8], DARK);
  canvas.rectangle([x + 128, y - 96], [6, 36], DARK);
  for (const [wheelX, radius] of [
    [x + 22, 40],
    [x + 140, 26],
  ] as const) {
    canvas.ellipse([wheelX, y], [radius, radius], DARK);
    canvas.ellipse([wheelX, y], [radius * 0.45, radius * 0.45], [222, 190, 70]);
  }
};

const well: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  fields(canvas, season, chance);
  const left = width * (0.3 + chance() * 0.14);
  canvas.rectangle([left, height * 0.44], [110, 88], WALL);
  canvas.rectangle([left - 6, height * 0.42], [122, 10], [84, 112, 140]);
  canvas.rectangle([left + 40, height * 0.52], [30, 62], GLASS);
  canvas.rectangle([left + 110, height * 0.62], [70, 10], [74, 108, 148]);
  canvas.rectangle([left + 172, height * 0.62], [10, 34], [74, 108, 148]);
  canvas.polygon(
    [
      [left + 120, height * 0.74],
      [left + 240, height * 0.74],
      [left + 420, height],
      [left + 190, height],
    ],
    WATER,
  );
};

const cattle: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  canvas.rectangle([0, height * 0.3], [width, 18], [112, 128, 142]);
  for (let x = 10; x < width; x += 92)
    canvas.rectangle([x, height * 0.3], [6, height * 0.36], [140, 140, 140]);
  canvas.rectangle([0, height * 0.66], [width, height], between(season.grass, [170, 140, 96], 0.7));
  for (let count = 0; count < 7; count += 1) {
    const [x, y] = [20 + count * 62 + chance() * 20, height * (0.58 + (count % 2) * 0.16)];
    const coat: Colour = count % 3 === 0 ? [238, 232, 222] : [152, 88, 52];
    for (const leg of [4, 14, 34, 44]) canvas.rectangle([x + leg, y + 20], [5, 24], coat);
    canvas.ellipse([x + 26, y + 12], [28, 14], coat);
    canvas.ellipse([x + 56, y + 2], [10, 8], coat);
    canvas.ellipse([x + 62, y + 4], [4, 4], [240, 226, 214]);
  }
  for (let rail = 0; rail < 3; rail += 1)
    canvas.rectangle([0, height * (0.84 + rail * 0.05)], [width, 4], CONCRETE);
};

const road: Subject = (canvas, season, chance) => {
  const { width, height } = canvas;
  fields(canvas, season, chance);
  const middle = width * (0.4 + chance() * 0.2);
  canvas.polygon(
    [
      [middle - 8, height * HORIZON],
      [middle + 8, height * HORIZON],
      [middle + 170, height],
      [middle - 170, height],
    ],
    CONCRETE,
  );
  for (let count = 0; count < 5; count += 1)
    canvas.ellipse(
      [middle - 60 + chance() * 120, height * (0.6 + count * 0.08)],
      [8 + count * 4, 3 + count],
      [120, 112, 104],
    );
};

const seeds: Subject = (canvas, season, chance) => {
  fields(canvas, season, chance);
  const { width, height } = canvas;
  const left = width * (0.34 + chance() * 0.1);
  canvas.rectangle([left + 20, height * 0.7], [6, 90], [110, 92, 74]);
  canvas.rectangle([left + 130, height * 0.7], [6, 90], [110, 92, 74]);
  canvas.rectangle([left, height * 0.4], [156, 104], [44, 110, 84]);
  canvas.rectangle([left + 8, height * 0.4 + 8], [140, 88], [238, 240, 232]);
  for (let stalk = 0; stalk < 7; stalk += 1) {
    const x = left + 26 + stalk * 17;
    canvas.rectangle([x, height * 0.52], [2, 40], [98, 140, 66]);
    canvas.ellipse([x + 1, height * 0.5], [4, 13], [216, 178, 74]);
  }
};

const canal: Subject = (canvas, season, chance) => {
  fields(canvas, season, chance);
  const { width, height } = canvas;
  const middle = width * (0.45 + chance() * 0.15);
  canvas.polygon(
    [
      [middle - 14, height * HORIZON],
      [middle + 14, height * HORIZON],
      [middle + 210, height],
      [middle - 210, height],
    ],
    CONCRETE,
  );
  canvas.polygon(
    [
      [middle - 8, height * HORIZON],
      [middle + 8, height * HORIZON],
      [middle + 150, height],
      [middle - 150, height],
    ],
    WATER,
  );
};

export const SUBJECTS: Readonly<Record<string, Subject>> = {
  T01: fields,
  T02: fields,
  T03: orchard,
  T04: wasteland,
  T05: building([84, 112, 140], 3),
  T06: building(ROOF, 2),
  T07: tractor,
  T08: well,
  T09: seeds,
  T10: building(ROOF, 1),
  T11: pond,
  T12: cattle,
  T13: greenhouse,
  T14: road,
  T15: canal,
};
