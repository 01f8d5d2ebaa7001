/** Numbers from nought to one that are the same every time for the same text. */
export function chanceOf(text: string): () => number {
  let state = [...text].reduce(
    (sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) | 0,
    0x9e3779b9,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
