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
const CAPITALS = '壹贰叁肆伍陆柒捌玖';
const DIGIT = '零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖';
/** Behind 点 single digits alone: `九点三十` is a time of the day. */
const WORDS = `[${DIGIT}十拾百佰千仟万亿]+(?:点[${DIGIT}]+(?![十百千万亿分刻]))?`;
/** `3千`, `5百万`, but neither `5千克` nor `20百分点`. */
const GROUP = '(?:[十百千]?[万亿]|千(?![克瓦米卡])|百(?!分))';
const NUMBER = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)\\s*(${GROUP})?|(${WORDS})`, 'u');
const YUAN = `(${WORDS})[元圆](?:零?([${DIGIT}])角)?(?:零?([${DIGIT}])分)?整?`;
const SHARE = `(${WORDS}|\\d+(?:\\.\\d+)?)`;
const PERCENT = `(\\d+(?:\\.\\d+)?)\\s*[%％]|(百|千)分之${SHARE}|${SHARE}成(?![交功员为立本熟品])(半|[一二三四五六七八九])?`;

/** Of a number that was found, in steps of 0.0001. */
export const NUMBER_SCALE = 10_000n;

export interface FoundNumber {
  /** In 0.0001, half a step rounded up. */
  readonly value: bigint;
  /** What stands behind it: its unit, as a rule. */
  readonly after: string;
  readonly before: string;
}

/** The first number in a text, in digits or in words: `8.5万元`, `1,200`, `柒佰元整`, `三十`, `三千五`. */
export function findNumber(text: string): FoundNumber | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [whole, digits, group, words] = match;
  const value = digits === undefined ? readWords(words!) : decimalIn(digits, timesOf(group ?? ''));
  if (value === undefined) return undefined;
  return { value, after: text.slice(match.index + whole.length), before: text.slice(0, match.index) };
}

/** The first amount of 元 that stands in a text in words, in 0.0001 元: `壹佰贰拾元零伍分`, `一千二百元`. */
export function findYuanInWords(text: string): bigint | undefined {
  const match = new RegExp(YUAN, 'u').exec(text);
  const whole = match && readWords(match[1]!);
  if (whole === undefined || whole === null) return undefined;
  const [jiao, cent] = [match![2], match![3]].map((sign) => (sign ? DIGITS[sign]! : 0n)) as [bigint, bigint];
  return whole + jiao * 1000n + cent * 100n;
}

/** An amount that is nothing but words, in digits: `壹仟贰佰元整` → `1200`; nothing for any other text. */
export function amountInDigits(text: string): string | undefined {
  if (!new RegExp(`^(?:${YUAN}|${WORDS})$`, 'u').test(text) || /^[零〇]*$/u.test(text)) return undefined;
  const value = /[元圆]/.test(text) ? findYuanInWords(text) : readWords(text);
  if (value === undefined || value % 100n !== 0n) return undefined;
  const cents = ((value % NUMBER_SCALE) / 100n).toString().padStart(2, '0');
  return `${(value / NUMBER_SCALE).toString()}${cents === '00' ? '' : `.${cents}`}`;
}

/** A share in hundredths of a percent: `20%`, `百分之十五`, `千分之五`, `两成`, `三成五`. */
export function findPercent(text: string): number | undefined {
  return findPercents(text)[0];
}

/** All shares of a text, in their order. */
export function findPercents(text: string): number[] {
  return [...text.matchAll(new RegExp(PERCENT, 'gu'))].flatMap(([, sign, base, share, tenths, more]) => {
    if (sign !== undefined) return [Number(decimalIn(sign) / 100n)];
    const value = share === '百' ? 100n * NUMBER_SCALE : findNumber(share ?? tenths ?? '')?.value;
    if (value === undefined) return [];
    if (base) return [hundredths(value, base === '千' ? 1000n : 100n)];
    const half = more === '半' ? 5n : more ? DIGITS[more]! : 0n;
    return [hundredths(value, 10n) + Number(half) * 100];
  });
}

/** A share that is nothing but words, in hundredths of a percent: `百分之三十`, `三成`; nothing for any other text. */
export function percentInWords(text: string): number | undefined {
  const isShare = new RegExp(`^(?:[百千]分之${WORDS}|${WORDS}成(?:半|[一二三四五六七八九])?)$`, 'u').test(
    text,
  );
  return isShare ? findPercent(text) : undefined;
}

function hundredths(value: bigint, base: bigint): number {
  return Number((value * 10_000n) / (base * NUMBER_SCALE));
}

function timesOf(group: string): bigint {
  return [...group].reduce((times, sign) => times * (GROUPS[sign] ?? TENS[sign] ?? 1n), 1n);
}

/** So many times what digits say, in 0.0001, rounded once, at the end. */
export function decimalIn(digits: string, times = 1n): bigint {
  const [whole = '0', fraction = ''] = digits.replaceAll(',', '').split('.');
  const fine = BigInt(whole + fraction.slice(0, 12).padEnd(12, '0')) * times;
  return (fine * 2n + 100_000_000n) / 200_000_000n;
}

function readWords(words: string): bigint | undefined {
  const [whole = '', fraction = ''] = words.split('点');
  const value = readWhole(whole);
  if (value === undefined) return undefined;
  const decimals = [...fraction].map((sign) => DIGITS[sign]!.toString()).join('');
  return value * NUMBER_SCALE + BigInt(decimals.slice(0, 4).padEnd(4, '0'));
}

/**
 * `一千二百`, `壹万`, `二〇二六`, and as people say it `三千五`. A lone group without a digit before it is no number,
 * and neither are places that go up again, or a last digit in capitals whose place is not said.
 */
function readWhole(words: string): bigint | undefined {
  const signs = [...words];
  if (!signs.some((sign) => sign in DIGITS || '十拾'.includes(sign))) return undefined;
  if (signs.length > 1 && signs.every((sign) => sign in DIGITS))
    return BigInt(signs.map((sign) => DIGITS[sign]).join(''));
  let [total, section, digit, place, group] = [0n, 0n, 0n, 10_000n, 0n];
  for (const sign of signs) {
    if (sign in DIGITS) {
      if (digit !== 0n) return undefined;
      digit = DIGITS[sign]!;
    } else if (sign in TENS) {
      if (TENS[sign]! >= place) return undefined;
      place = TENS[sign]!;
      section += (digit || 1n) * place;
      digit = 0n;
    } else {
      const part = section + digit;
      if (part + total === 0n) return undefined;
      total = GROUPS[sign]! > group ? (total + part) * GROUPS[sign]! : total + part * GROUPS[sign]!;
      [section, digit, place, group] = [0n, 0n, 10_000n, GROUPS[sign]!];
    }
  }
  const said = lastPlace(signs);
  return said === undefined ? undefined : total + section + digit * said;
}

/** What the last digit counts: one, or a tenth of the place that it follows at once. */
function lastPlace(signs: readonly string[]): bigint | undefined {
  const [before, last] = [signs.at(-2) ?? '', signs.at(-1) ?? ''];
  const place = TENS[before] ?? GROUPS[before] ?? 1n;
  if (!(last in DIGITS) || place <= 10n) return 1n;
  return CAPITALS.includes(last) ? undefined : place / 10n;
}
