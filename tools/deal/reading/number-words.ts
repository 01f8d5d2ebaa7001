const DIGITS: Readonly<Record<string, bigint>> = Object.fromEntries(
  ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((row, digit) =>
    [...row].map((sign) => [sign, BigInt(digit)]),
  ),
);
const TENS: Readonly<Record<string, bigint>> = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1000n,
  仟: 1000n,
};
const GROUPS: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };
const CHINESE = '零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿';
const NUMBER = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)\\s*([万亿]?)|([${CHINESE}]+)`, 'u');

/** Of a number, in steps of 0.0001. */
export const SCALE = 10_000n;

export interface FoundNumber {
  /** In 0.0001, half a step rounded up. */
  readonly value: bigint;
  /** What stands behind it: its unit, as a rule. */
  readonly after: string;
  readonly before: string;
}

/** The first number in a text, in digits or in words: `8.5万元`, `1,200`, `柒佰元整`, `三十`. */
export function findNumber(text: string): FoundNumber | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [whole, digits, group, words] = match;
  const value = digits === undefined ? readWords(words!) : decimal(digits, GROUPS[group ?? '']);
  if (value === undefined) return undefined;
  return { value, after: text.slice(match.index + whole.length), before: text.slice(0, match.index) };
}

/** A number of a notice in 0.0001; nothing for what is not one, is below zero or has no end. */
export function readNumber(number: unknown, times = 1n): bigint | undefined {
  if (typeof number === 'number') {
    if (!Number.isFinite(number) || number < 0 || number >= 1e15) return undefined;
    return decimal(number.toFixed(8), times);
  }
  const found = typeof number === 'string' ? findNumber(number)?.value : undefined;
  return found === undefined ? undefined : found * times;
}

/** As {@link readNumber}, where only a whole number makes sense. */
export function readWhole(number: unknown): number | undefined {
  const value = readNumber(number);
  return value !== undefined && value % SCALE === 0n && value / SCALE < 1_000_000n
    ? Number(value / SCALE)
    : undefined;
}

/** A share in hundredths of a percent: `20%`, `百分之十五`, `两成`. */
export function findPercent(text: string): number | undefined {
  const sign = /(\d+(?:\.\d+)?)\s*[%％]/.exec(text);
  if (sign) return Number(decimal(sign[1]!) / 100n);
  const words = new RegExp(`百分之([${CHINESE}]+|\\d+(?:\\.\\d+)?)`, 'u').exec(text);
  if (words) return percentOf(words[1]!, 100n);
  const tenths = new RegExp(`([${CHINESE}]+)成(?![交功员为立])`, 'u').exec(text);
  return tenths ? percentOf(tenths[1]!, 10n) : undefined;
}

function percentOf(number: string, base: bigint): number | undefined {
  const value = findNumber(number)?.value;
  return value === undefined ? undefined : Number((value * 100n) / SCALE) * Number(100n / base);
}

/** So many times what the digits say, rounded once, at the end. */
function decimal(digits: string, times = 1n): bigint {
  const [whole = '0', fraction = ''] = digits.replaceAll(',', '').split('.');
  const fine = BigInt(whole + fraction.slice(0, 12).padEnd(12, '0')) * times;
  return (fine * 2n + 100_000_000n) / 200_000_000n;
}

/** `一千二百`, `壹万元`, `二〇二六`: a lone group without a digit before it is no number. */
function readWords(words: string): bigint | undefined {
  if (![...words].some((sign) => sign in DIGITS || '十拾'.includes(sign))) return undefined;
  if (words.length > 1 && [...words].every((sign) => sign in DIGITS))
    return BigInt([...words].map((sign) => DIGITS[sign]).join('')) * SCALE;
  let [total, section, digit] = [0n, 0n, 0n];
  for (const sign of words) {
    if (sign in DIGITS) digit = DIGITS[sign]!;
    else if (sign in TENS) {
      section += (digit || 1n) * TENS[sign]!;
      digit = 0n;
    } else {
      total = (total + section + digit) * GROUPS[sign]!;
      [section, digit] = [0n, 0n];
    }
  }
  return (total + section + digit) * SCALE;
}
