import type { NoticeRowView } from '@helan/contracts';

/** Where the lowest offer wins, nothing is paid above what was asked. */
const PURCHASES = 'T14';

/** What was paid against what was asked; empty where either is not known. */
export function premiumOf({ typeCode, startPriceFen, paid }: NoticeRowView): string {
  const [asked, given] = [Number(startPriceFen), Number(paid?.unitPriceFen)];
  if (typeCode === PURCHASES || !paid || !(asked > 0)) return '';
  const percent = (given / asked - 1) * 100;
  if (percent === 0) return '和挂牌价一样';
  return `比挂牌价${percent > 0 ? '高' : '低'} ${Math.abs(percent).toFixed(1)} %`;
}
