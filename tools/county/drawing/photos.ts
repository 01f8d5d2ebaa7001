import { Canvas, type View } from './canvas.js';
import { chanceOf } from './chance.js';
import { drawBackground, seasonOf } from './scenery.js';
import { SUBJECTS } from './subjects.js';

const [WIDTH, HEIGHT] = [480, 320];
/** The whole, one side and the other, and from near. */
const VIEWS: readonly View[] = [
  { middle: [0.5, 0.5], nearness: 1, light: 1 },
  { middle: [0.36, 0.56], nearness: 1.4, light: 0.84 },
  { middle: [0.62, 0.48], nearness: 1.25, light: 1.12 },
  { middle: [0.5, 0.6], nearness: 1.7, light: 0.72 },
];

export interface Photographed {
  readonly typeCode: string;
  /** Whatever tells it from others of its type. */
  readonly name: string;
  /** In which month it is looked at. */
  readonly month: number;
}

/** So many pictures of one thing, four at most, no two alike: drawn, always the same for the same thing. */
export function photosOf({ typeCode, name, month }: Photographed, count: number): Buffer[] {
  return VIEWS.slice(0, count).map((view) => {
    const chance = chanceOf(`${typeCode} ${name}`);
    const canvas = new Canvas(WIDTH, HEIGHT, view);
    const season = seasonOf(month);
    drawBackground(canvas, season, chance);
    SUBJECTS[typeCode]!(canvas, season, chance);
    return canvas.toPng();
  });
}
