/** Whether a bank's books may lack a Chinese character: all but those of GB 2312 came later. */
export function isRare(character: string): boolean {
  return /\p{Script=Han}/u.test(character) && !commonCharacters().has(character);
}

let common: ReadonlySet<string> | undefined;

/** The 6,763 characters of GB 2312, rows 16 to 87: two bytes each, from B0A1 to F7FE. */
function commonCharacters(): ReadonlySet<string> {
  const bytes = Array.from({ length: 72 * 94 }, (_, index) => [
    0xb0 + Math.floor(index / 94),
    0xa1 + (index % 94),
  ]);
  common ??= new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes.flat())));
  return common;
}
