/**
 * What no text may hold: control characters but tabs and line breaks, halves of a surrogate pair that stand alone,
 * code points that are no characters, and marks that turn the direction of what follows.
 */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}|[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text without the characters that no text may hold: U+0000, which no database keeps, U+000B, by which word
 * processors break a line and which no feed may hold, and their like are taken out. Source: rules §21 A17.
 */
export function cleanText(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/** How long a text is, in code points: a rare character counts once. Source: rules §21 A17. */
export function lengthOf(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) length += 1;
  return length;
}

/**
 * What is not seen: marks of width nought, fillers, and what tells a font which form of a character to draw. Blank
 * patterns of braille are seen as nothing, too.
 */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Of these the ones that change how the characters beside them look. */
const JOINING = /[\uFE00-\uFE0F\u200C\u200D\u{E0100}-\u{E01EF}]/u;

/** Full-width letters, digits and signs as plain ones; no other character is another one afterwards. */
export function foldWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** A text of one line as people mean it: plain width, nothing invisible, single spaces, none at the ends. */
export function foldLine(text: string): string {
  return foldWidth(cleanText(text)).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/**
 * A text that people read, of any number of lines: its signs as they were typed, nothing invisible, no blanks at its
 * ends. A text of blanks alone is empty. Source: rules §21 A17.
 */
export function foldText(text: string): string {
  const seen = cleanText(text)
    .replace(INVISIBLE, (mark) => (JOINING.test(mark) ? mark : ''))
    .trim();
  return seen.replace(INVISIBLE, '').trim() === '' ? '' : seen;
}

/** Whether nothing of a text can be seen. */
export function isBlank(text: string): boolean {
  return foldText(text) === '';
}
