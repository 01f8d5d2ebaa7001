import { numberKey } from '../identity/index.js';
import { digits } from './serial-digits.js';

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** `贺农鉴字〔2026〕第0001号`: four digits, and more where a year has more; as far as the machine code goes. */
export function certificateNumber(year: number, serial: number): string {
  return `贺农鉴字〔${year}〕第${digits(serial, 6).replace(/^0{1,2}/, '')}号`;
}

/** `HLNQ-2026-000001-C`; the last character checks the ones before it. */
export function certificateCode(year: number, serial: number): string {
  const body = `HLNQ-${year}-${digits(serial, 6)}`;
  return `${body}-${checkCharacter(body)}`;
}

export function isCertificateCode(text: string): boolean {
  return /^HLNQ-\d{4}-\d{6}-[0-9A-Z]$/.test(text) && checkCharacter(text.slice(0, -2)) === text.at(-1);
}

/** What somebody who holds a certificate reads from it. */
export type CertificateName = { readonly no: string } | { readonly code: string };

/**
 * The number or machine code that a person means, whatever brackets, dashes, blanks, width or case he writes it in;
 * nothing where it is neither, because something of it is missing or mistyped. Source: rules §21 A17.
 */
export function readCertificateName(text: string): CertificateName | undefined {
  const plain = numberKey(text);
  const [, year, serial] = /^贺农鉴字(\d{4})年?第?(\d{1,4}|[1-9]\d{4,5})号?$/.exec(plain) ?? [];
  if (year !== undefined)
    return Number(serial) > 0 ? { no: certificateNumber(Number(year), Number(serial)) } : undefined;
  const code = plain.replace(/^(HLNQ)(\d{4})(\d{6})([0-9A-Z])$/, '$1-$2-$3-$4');
  return isCertificateCode(code) ? { code } : undefined;
}

/** A weighted sum over the digits modulo 31: it catches one wrong digit and two swapped neighbours. */
function checkCharacter(body: string): string {
  const sum = [...body.replace(/\D/g, '')].reduce(
    (total, digit, index) => total + Number(digit) * (index + 2),
    0,
  );
  return CODE_ALPHABET[sum % 31]!;
}
