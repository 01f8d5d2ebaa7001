import { formatYuan, inCapitals } from '@helan/domain';

/** `¥312,460.00（人民币叁拾壹万贰仟肆佰陆拾元整）` */
export function moneyInWords(fen: bigint): string {
  return `¥${formatYuan(fen)}（人民币${inCapitals(fen)}）`;
}

/** `2026年12月2日` */
export function dateInWords(date: string | Date): string {
  const text =
    typeof date === 'string' ? date : new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const [year, month, day] = text.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2026年12月2日 17:00` in Asia/Shanghai. */
export function momentInWords(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return `${dateInWords(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** `自 2027年1月16日 起至 2035年1月15日 止`, or that the right passes for good. */
export function termInWords({
  termFrom,
  termTo,
}: {
  termFrom: string | null;
  termTo: string | null;
}): string {
  return termFrom && termTo
    ? `自 ${dateInWords(termFrom)} 起至 ${dateInWords(termTo)} 止`
    : '一次转让，没有期限';
}
