import { Pipe, type PipeTransform } from '@angular/core';
import { formatPrice, type PriceScale } from '@helan/domain';

/** Digits of fen → `¥312,460.00`, what went out `-¥312,460.00`; of a price of a unit with its scale, `¥0.6150`. */
@Pipe({ name: 'yuan' })
export class YuanPipe implements PipeTransform {
  transform(parts: string | bigint | null | undefined, scale: PriceScale = 2): string {
    if (parts === null || parts === undefined) return '—';
    const amount = BigInt(parts);
    return amount < 0n ? `-¥${formatPrice(-amount, scale)}` : `¥${formatPrice(amount, scale)}`;
  }
}
