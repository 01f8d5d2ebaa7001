const OPENING_ROUND = /\s*[({﹙﹛]\s*/g;
const CLOSING_ROUND = /\s*[)}﹚﹜]\s*/g;
const OPENING_SQUARE = /\s*[[〔﹝【〖〘「『]\s*/g;
const CLOSING_SQUARE = /\s*[\]〕﹞】〗〙」』]\s*/g;

/** Of all brackets two kinds, without the spaces beside them: the round ones, and one pair for all that are square. */
export function foldBrackets(text: string, [opening, closing]: readonly [string, string]): string {
  return text
    .replace(OPENING_ROUND, '（')
    .replace(CLOSING_ROUND, '）')
    .replace(OPENING_SQUARE, opening)
    .replace(CLOSING_SQUARE, closing);
}
