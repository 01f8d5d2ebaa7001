import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { type Boundary, drawBoundaries } from '@helan/domain';

export interface Ground {
  readonly label: string;
  readonly boundary: Boundary;
  /** Somebody else's, drawn beside one's own. */
  readonly isOther?: boolean;
}

/** Pieces of ground to scale, north up, drawn from their corners alone. */
@Component({
  selector: 'hl-boundary-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <figure>
      <svg
        [attr.viewBox]="'0 0 ' + picture().width + ' ' + picture().height"
        role="img"
        [attr.aria-label]="description()"
      >
        @for (shape of picture().shapes; track $index) {
          <polygon [attr.points]="shape.points" [class.other]="grounds()[$index]?.isOther" />
        }
        @for (shape of picture().shapes; track $index) {
          <text
            [attr.x]="shape.middle[0]"
            [attr.y]="shape.middle[1] + (grounds()[$index]?.isOther ? -fontSize() : fontSize())"
            [attr.font-size]="fontSize()"
            [class.other]="grounds()[$index]?.isOther"
          >
            {{ grounds()[$index]?.label }}
          </text>
        }
        <line
          [attr.x1]="fontSize() / 2"
          [attr.x2]="fontSize() / 2 + picture().scaleMetres"
          [attr.y1]="picture().height - fontSize() / 2"
          [attr.y2]="picture().height - fontSize() / 2"
        />
        <text
          class="scale"
          [attr.x]="fontSize() / 2"
          [attr.y]="picture().height - fontSize() * 1.2"
          [attr.font-size]="fontSize() * 0.8"
        >
          {{ picture().scaleMetres }} 米
        </text>
      </svg>
      <figcaption>上北下南，按角点坐标画，没有底图。</figcaption>
    </figure>
  `,
  styles: `
    figure {
      margin: 0.5rem 0;
    }
    svg {
      display: block;
      width: 100%;
      max-width: 32rem;
      max-height: 24rem;
      background: var(--ground);
      border: 1px solid var(--line);
      border-radius: 0.5rem;
    }
    polygon {
      fill: rgb(20 96 58 / 16%);
      stroke: var(--field);
      stroke-width: 2px;
      vector-effect: non-scaling-stroke;
    }
    polygon.other {
      fill: rgb(138 75 0 / 16%);
      stroke: var(--warm);
      stroke-dasharray: 6 4;
    }
    text {
      text-anchor: middle;
      dominant-baseline: middle;
      fill: var(--field-dark);
    }
    text.other {
      fill: var(--warm-ink);
    }
    figcaption {
      font-size: 0.875rem;
      color: var(--grey);
    }
    line {
      stroke: var(--grey);
      stroke-width: 3px;
      vector-effect: non-scaling-stroke;
    }
    text.scale {
      text-anchor: start;
      fill: var(--grey);
    }
  `,
})
export class BoundaryPicture {
  readonly grounds = input.required<readonly Ground[]>();
  protected readonly picture = computed(() => drawBoundaries(this.grounds().map(({ boundary }) => boundary)));
  protected readonly fontSize = computed(() => Math.max(this.picture().width, this.picture().height) / 24);
  protected readonly description = computed(
    () =>
      `地块示意图：${this.grounds()
        .map(({ label }) => label)
        .join('、')}`,
  );
}
