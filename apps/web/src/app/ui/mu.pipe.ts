import { Pipe, type PipeTransform } from '@angular/core';
import { formatMu } from '@helan/domain';

/** Digits of 0.0001 亩 → `312.46 亩`. */
@Pipe({ name: 'mu' })
export class MuPipe implements PipeTransform {
  transform(mu: string): string {
    return `${formatMu(BigInt(mu))} 亩`;
  }
}
