import { Pipe, type PipeTransform } from '@angular/core';
import { momentInWords } from '@helan/domain';

/** ISO moment → `2026-12-02 17:00（周三）` in Asia/Shanghai; the day alone where no more is known. */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  transform(at: string | null | undefined, isWholeDay = false): string {
    return at ? momentInWords(Date.parse(at), isWholeDay) : '—';
  }
}

/** Moment with milliseconds, for the order of bids: `09:12:03.417`. */
@Pipe({ name: 'instant' })
export class InstantPipe implements PipeTransform {
  transform(at: string): string {
    return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 23);
  }
}
