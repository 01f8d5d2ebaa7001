import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LogLineView } from '@helan/contracts';
import { BID_KINDS, formatPrice, type PriceScale } from '@helan/domain';

const WIDTH = 600;
const HEIGHT = 120;
const MARGIN = 6;

/** The last prices as steps in time, the newest at the right; drawn from the log, nothing smoothed. */
@Component({
  selector: 'hl-price-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (path(); as d) {
      <svg [attr.viewBox]="box" role="img" [attr.aria-label]="words()" preserveAspectRatio="none">
        <path [attr.d]="d" />
      </svg>
      <p class="small-print">{{ words() }}</p>
    }
  `,
  styles: `
    svg {
      width: 100%;
      height: 7.5rem;
      background: var(--field-soft);
      border-radius: var(--radius);
    }
    path {
      fill: none;
      stroke: var(--field);
      stroke-width: 2.5;
      vector-effect: non-scaling-stroke;
    }
    p {
      margin: 0.25rem 0 0.75rem;
    }
  `,
})
export class PriceChart {
  /** The newest first, as the room has them. */
  readonly lines = input.required<readonly LogLineView[]>();
  readonly scale = input.required<PriceScale>();
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;

  private readonly points = computed(() =>
    this.lines()
      .filter(({ kind }) => kind in BID_KINDS && kind !== 'SEALED')
      .map(({ at, value }) => ({ at: Date.parse(at), fen: Number(value) }))
      .reverse(),
  );
  /** Steps from point to point; nothing to draw before there are two. */
  protected readonly path = computed(() => {
    const points = this.points();
    if (points.length < 2) return null;
    const [first, last] = [points[0]!, points.at(-1)!];
    const prices = points.map(({ fen }) => fen);
    const [low, high] = [Math.min(...prices), Math.max(...prices)];
    const x = (at: number) => scale(at, first.at, last.at, WIDTH);
    const y = (fen: number) => HEIGHT - scale(fen, low, high, HEIGHT);
    const steps = points.slice(1).map(({ at, fen }) => `H${x(at)}V${y(fen)}`);
    return `M${x(first.at)} ${y(first.fen)}${steps.join('')}`;
  });
  protected readonly words = computed(() => {
    const points = this.points();
    const price = (fen: number) => `¥${formatPrice(BigInt(fen), this.scale())}`;
    return `最近 ${points.length} 口：从 ${price(points[0]!.fen)} 到 ${price(points.at(-1)!.fen)}`;
  });
}

/** A value between two others as a place between the margins of a length. */
function scale(value: number, from: number, to: number, length: number): number {
  const share = to === from ? 0.5 : (value - from) / (to - from);
  return Math.round((MARGIN + share * (length - 2 * MARGIN)) * 10) / 10;
}
