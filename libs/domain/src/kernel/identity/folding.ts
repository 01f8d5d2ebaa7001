import { foldLine } from '../text.js';

/** A number of an identity, a contract or a parcel: without spaces, its letters large. Source: rules §21 A17. */
export function foldNumber(text: string): string {
  return foldLine(text).replace(/\s/g, '').toUpperCase();
}

/** An account or a telephone: without the spaces and dashes between groups of digits. Source: rules §21 A17. */
export function foldDigits(text: string): string {
  return foldLine(text).replace(/[\s\-‐‑‒–—－]/g, '');
}

/**
 * A name: the dots between its parts are one kind of dot, and there are no spaces beside a Chinese character.
 * Source: rules §21 A17.
 */
export function foldName(text: string): string {
  return foldLine(text)
    .replace(/\s*[·•・‧∙⋅]\s*/g, '·')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '·');
}
