/** `640122********1234` */
export function maskIdNumber(text: string): string {
  return mask(text, { least: 10, first: 6, stars: 8 });
}

/** `138****5678` */
export function maskPhone(text: string): string {
  return mask(text, { least: 8, first: 3, stars: 4 });
}

/** `************1234` */
export function maskBankAccount(text: string): string {
  return mask(text, { least: 8, first: 0, stars: 12 });
}

/** A certificate number for the public: the first six and last four characters. */
export function maskCertificateNo(text: string): string {
  return [...text].length < 12 ? text : mask(text, { least: 12, first: 6, stars: 4 });
}

interface Mask {
  /** Of a shorter text nothing is shown. */
  readonly least: number;
  readonly first: number;
  readonly stars: number;
}

/** The first characters, so many stars, the last four; in code points. Source: rules §21 A17. */
function mask(text: string, { least, first, stars }: Mask): string {
  const characters = [...text];
  if (characters.length < least) return '*'.repeat(characters.length);
  return characters.slice(0, first).join('') + '*'.repeat(stars) + characters.slice(-4).join('');
}
