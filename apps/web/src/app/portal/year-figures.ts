import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { YearFiguresView } from '@helan/contracts';
import { amountInWords, grouped } from './figure-words';

/** What the center has dealt this year, in numbers that a person says. */
@Component({
  selector: 'hl-year-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl>
      <div>
        <dt>{{ figures().year }} 年成交</dt>
        <dd>{{ figures().deals }} 宗</dd>
      </div>
      <div>
        <dt>流转面积</dt>
        <dd>{{ area() }} 亩</dd>
      </div>
      <div>
        <dt>成交金额</dt>
        <dd>{{ amount() }}</dd>
      </div>
      @if (premium(); as premium) {
        <div>
          <dt>比挂牌价</dt>
          <dd>{{ premium }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
      gap: 0.75rem 1.25rem;
      margin: 1.5rem 0 0;
      padding-top: 1rem;
      border-top: 1px solid #cfe0d5;
      max-width: 46rem;
    }
    div {
      display: flex;
      flex-direction: column-reverse;
    }
    dt {
      color: var(--grey);
      font-size: 0.9375rem;
    }
    dd {
      margin: 0;
      font-size: 1.5rem;
      font-weight: 700;
      line-height: 1.3;
      font-variant-numeric: tabular-nums;
    }
    @media (max-width: 40rem) {
      dl {
        grid-template-columns: 1fr 1fr;
      }
      dd {
        font-size: 1.25rem;
      }
    }
  `,
})
export class YearFigures {
  readonly figures = input.required<YearFiguresView>();
  protected readonly area = computed(() => grouped(Number(this.figures().mu) / 10_000, 1));
  protected readonly amount = computed(() => amountInWords(Number(this.figures().totalFen)));
  protected readonly premium = computed(() => {
    const { premium } = this.figures();
    if (premium === null) return null;
    return `${premium < 0 ? '低' : '高'} ${(Math.abs(premium) / 100).toFixed(1)} %`;
  });
}
