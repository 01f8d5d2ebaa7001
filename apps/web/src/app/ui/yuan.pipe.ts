import { Pipe, type PipeTransform } from '@angular/core';
import { formatYuan } from '@helan/domain';

/** Digits of fen → `¥312,460.00`. */
@Pipe({ name: 'yuan' })
export class YuanPipe implements PipeTransform {
  transform(fen: string | bigint | null | undefined): string {
    return fen === null || fen === undefined ? '—' : `¥${formatYuan(BigInt(fen))}`;
  }
}
