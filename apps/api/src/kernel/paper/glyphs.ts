import path from 'node:path';
import { cleanText } from '@helan/domain';
import { openSync } from 'fontkit';

/** The fonts of all papers, by the names that they are drawn with. */
export const FONTS = {
  body: 'NotoSansSC-Regular.ttf',
  strong: 'NotoSansSC-Bold.ttf',
  title: 'NotoSerifSC-Bold.ttf',
} as const;
export type FontName = keyof typeof FONTS;

/** A character that cannot be printed, and what it stands in. */
export interface Gap {
  readonly field: string;
  readonly character: string;
}

/** A text as a paper draws it: fonts have a box for a tab, and for half of another system's line break. */
export function asPrinted(text: string): string {
  return cleanText(text).replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
}

/** Breaks a line instead of being drawn. */
const BREAKS = new Set(['\n']);
/** From which on the platform's users make up characters of their own; drawn by nobody else's font. */
const PRIVATE = /\p{Co}/u;

/**
 * Which characters the papers' fonts can draw: those that each of them has, so that it does not depend on where in a
 * paper a text stands. Source: rules §21 A19.
 */
export class Glyphs {
  private readonly fonts: ReturnType<typeof openFont>[];
  private readonly known = new Map<string, boolean>();

  constructor(folder: string) {
    this.fonts = Object.values(FONTS).map((file) => openFont(path.join(folder, file)));
  }

  /** Each once, in the order of the text. */
  lacking(text: string): string[] {
    return [...new Set(text)].filter((character) => !this.has(character));
  }

  has(character: string): boolean {
    let known = this.known.get(character);
    if (known === undefined) {
      const code = character.codePointAt(0)!;
      known = BREAKS.has(character) || this.fonts.every((font) => font.hasGlyphForCodePoint(code));
      this.known.set(character, known);
    }
    return known;
  }
}

function openFont(file: string) {
  const font = openSync(file);
  if ('fonts' in font) throw new Error(`${file} holds several fonts`);
  return font;
}

/** `受让方：“𡶛”（U+21D9B）；坐落：自造字 U+E863` */
export function gapsInWords(gaps: readonly Gap[]): string {
  const fields = [...new Set(gaps.map(({ field }) => field))];
  return fields
    .map((field) => {
      const characters = gaps.filter((gap) => gap.field === field).map(({ character }) => named(character));
      return `${field}：${characters.join('、')}`;
    })
    .join('；');
}

function named(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return PRIVATE.test(character) ? `自造字 ${code}` : `“${character}”（${code}）`;
}
