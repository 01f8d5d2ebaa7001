import { isRare } from './rare-character.js';

/** Signs that a bank's books put where they lack a character, and the letters of its sound. */
const STAND_IN = /^[?*□■〓○◇#_\uFFFDA-Za-z]$/u;
/** Of a shorter name nobody can say that a bank has cut it off. */
const LEAST_OF_A_CUT = 8;
/** A character that the books lack is written by so many others at most: halves of it as signs, or its sound. */
const MOST_FOR_ONE = 6;

/** Whether a name as written can stand for a name as meant, read from their beginnings, each place looked at once. */
export function fits(written: readonly string[], meant: readonly string[]): boolean {
  const seen = new Map<number, boolean>();
  const from = (at: number, of: number): boolean => {
    const place = at * (meant.length + 1) + of;
    const known = seen.get(place);
    if (known !== undefined) return known;
    const isSo =
      nextPlaces(written, meant, at, of).some(([next, nextOf]) => from(next, nextOf)) || ends(at, of);
    seen.set(place, isSo);
    return isSo;
  };
  const ends = (at: number, of: number) =>
    at === written.length && (of === meant.length || written.length >= LEAST_OF_A_CUT);
  return from(0, 0);
}

/** Where both names are read on from a place in each, as far as they agree there or a rare character excuses them. */
function nextPlaces(
  written: readonly string[],
  meant: readonly string[],
  at: number,
  of: number,
): [number, number][] {
  const one = written[at];
  const other = meant[of];
  const places: [number, number][] = [];
  if (one !== undefined && one === other) places.push([at + 1, of + 1]);
  if (other !== undefined && isRare(other)) {
    places.push([at, of + 1]);
    if (one !== undefined)
      places.push([at + 1, of + 1], ...standInsAt(written, at).map((end): [number, number] => [end, of + 1]));
  }
  if (one !== undefined && isRare(one)) places.push([at + 1, of], [at + 1, of + 1]);
  return places.filter(([, next]) => next <= meant.length);
}

/** Ends of the runs of stand-ins, of two and more, that begin here. */
function standInsAt(written: readonly string[], at: number): number[] {
  const after = written.slice(at, at + MOST_FOR_ONE).findIndex((sign) => !STAND_IN.test(sign));
  const length = after < 0 ? Math.min(MOST_FOR_ONE, written.length - at) : after;
  return Array.from({ length: Math.max(0, length - 1) }, (_, index) => at + 2 + index);
}
