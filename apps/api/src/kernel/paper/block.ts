import type { FontName } from './glyphs.js';
import { MARGIN, WIDTH } from './page.js';

export const INK = '#1c1c1c';
export const GREY = '#555555';

/** A piece of a paper that flows, as it is written down: it is drawn in another thread. Points. */
export type Block = TextBlock | RowBlock | MarkBlock;

/** How a piece stands to those around it. */
export interface Standing {
  /** On one page with the block behind it. */
  readonly staysWithNext?: boolean;
  /** Where the paper has one page, at the bottom of it. */
  readonly isAtBottom?: boolean;
}

export interface TextStyle extends Standing {
  readonly font?: FontName;
  readonly size?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center';
  readonly left?: number;
  readonly width?: number;
  readonly lineGap?: number;
  readonly before?: number;
  readonly after?: number;
}

export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly style: TextStyle;
}

export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly colour: string;
  readonly font?: FontName;
}

export interface RowStyle extends Standing {
  readonly left?: number;
  readonly size?: number;
  readonly padding?: number;
  readonly lineGap?: number;
  readonly isRuled?: boolean;
}

export interface RowBlock {
  readonly kind: 'row';
  readonly cells: readonly Cell[];
  readonly style: RowStyle;
}

/** What is drawn at a place of its own within a height that is fixed. */
export interface MarkBlock {
  readonly kind: 'marks';
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly style: Standing;
}

interface At {
  /** From the left edge of the page, and from the top of its block, or of the page where it is a frame. */
  readonly x: number;
  readonly y: number;
}

export type Mark =
  | (At & {
      readonly mark: 'box';
      readonly width: number;
      readonly height: number;
      readonly colour: string;
      /** How thick its line is; filled without. */
      readonly line?: number;
    })
  | (At & { readonly mark: 'rule'; readonly width: number; readonly line: number; readonly colour: string })
  | (At & {
      readonly mark: 'words';
      readonly text: string;
      readonly size: number;
      readonly colour: string;
      readonly font?: FontName;
      /** Broken into lines of that width; one line without. */
      readonly width?: number;
      readonly isOneLine?: boolean;
      readonly align?: 'left' | 'center';
      readonly lineGap?: number;
    })
  /** The QR code of the paper's address, quiet zone included; nothing where the paper has none. */
  | (At & { readonly mark: 'code'; readonly size: number })
  /** The center's round seal, by its middle. */
  | (At & { readonly mark: 'seal'; readonly radius: number; readonly purpose: string });

/** A text over the whole width. */
export function textBlock(text: string, style: TextStyle): TextBlock {
  return { kind: 'text', text, style };
}

/** Cells side by side; the longest of them may run on over pages, the others stand where it begins. */
export function rowBlock(cells: readonly Cell[], style: RowStyle = {}): RowBlock {
  return { kind: 'row', cells, style };
}

export function markBlock(height: number, marks: readonly Mark[], style: Standing = {}): MarkBlock {
  return { kind: 'marks', height, marks, style };
}

/** Where text stands when nothing else is said. */
export const PLACE = { left: MARGIN, width: WIDTH } as const;
