const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码, 18 characters with the check character of GB 32100-2015 (mod 31, no I, O, S, V, Z). */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(text)) return false;
  return checkCharacter(text.slice(0, 17)) === text[17];
}

/** Collectives' codes begin with N. */
export function isCollectiveCode(text: string): boolean {
  return isCreditCode(text) && text.startsWith('N');
}

function checkCharacter(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
