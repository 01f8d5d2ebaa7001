import { Pipe, type PipeTransform } from '@angular/core';
import { formatPrice, type PriceScale } from '@helan/domain';

/** Digits of fen → `¥312,460.00`; of a price of a unit with its scale, `¥0.6150`. */
@Pipe({ name: 'yuan' })
export class YuanPipe implements PipeTransform {
  transform(parts: string | bigint | null | undefined, scale: PriceScale = 2): string {
    return parts === null || parts === undefined ? '—' : `¥${formatPrice(BigInt(parts), scale)}`;
  }
}
