import { formatMu, formatYuan, inCapitals } from '@helan/domain';

/** `¥312,460.00（人民币叁拾壹万贰仟肆佰陆拾元整）` */
export function moneyInWords(fen: bigint): string {
  return `¥${formatYuan(fen)}（人民币${inCapitals(fen)}）`;
}

export function muInWords(mu: bigint): string {
  return `${formatMu(mu)} 亩`;
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
