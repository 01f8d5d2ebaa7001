import { Canvas } from './canvas.js';
import { chanceOf } from './chance.js';
import { drawBackground, seasonOf } from './scenery.js';
import { SUBJECTS } from './subjects.js';

const [WIDTH, HEIGHT] = [480, 320];

export interface Photographed {
  readonly typeCode: string;
  /** Whatever tells it from others of its type. */
  readonly name: string;
  /** In which month it is looked at. */
  readonly month: number;
}

/** So many pictures of one thing, no two alike: drawn, always the same for the same thing. */
export function photosOf({ typeCode, name, month }: Photographed, count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = chanceOf(`${typeCode} ${name} ${index}`);
    const canvas = new Canvas(WIDTH, HEIGHT);
    const season = seasonOf(month);
    drawBackground(canvas, season, chance);
    SUBJECTS[typeCode]!(canvas, season, chance);
    return canvas.toPng();
  });
}
