import { type Fen, MAX_FEN } from './fen.js';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/**
 * 人民币大写 of an amount by the rules for bills: `1607800n` → 壹万陆仟零柒拾捌元整.
 * Unit: fen, from zero to 999,999,999,999.99 元. Throws outside that range.
 */
export function inCapitals(fen: Fen): string {
  if (fen < 0n || fen > MAX_FEN) throw new RangeError('大写 is defined from 0 to 999,999,999,999.99 元');
  const jiao = Number((fen / 10n) % 10n);
  const cent = Number(fen % 10n);
  const whole = wholeYuan(fen / 100n);
  if (!jiao && !cent) return `${whole || '零元'}整`;
  const jiaoText = jiao ? `${DIGITS[jiao]}角` : whole ? '零' : '';
  return `${whole}${jiaoText}${cent ? `${DIGITS[cent]}分` : '整'}`;
}

function wholeYuan(amount: bigint): string {
  if (amount === 0n) return '';
  let text = '';
  let zeroPending = false;
  const groups = groupsOfFour(amount.toString());
  groups.forEach((group, index) => {
    let part = '';
    [...group].forEach((character, place) => {
      const digit = Number(character);
      if (digit === 0) zeroPending = true;
      else {
        if (zeroPending && (text || part)) part += '零';
        zeroPending = false;
        part += DIGITS[digit]! + PLACES[group.length - 1 - place]!;
      }
    });
    text += part && part + GROUPS[groups.length - 1 - index]!;
  });
  return `${text}元`;
}

function groupsOfFour(digits: string): string[] {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 4) groups.unshift(digits.slice(Math.max(0, end - 4), end));
  return groups;
}
