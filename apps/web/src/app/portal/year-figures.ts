import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { YearFiguresView } from '@helan/contracts';

const FEN_OF_WAN = 1_000_000;
const FEN_OF_YI = 10_000 * FEN_OF_WAN;

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
  protected readonly amount = computed(() => {
    const fen = Number(this.figures().totalFen);
    if (fen >= FEN_OF_YI) return `${grouped(fen / FEN_OF_YI, 2)} 亿元`;
    return fen >= FEN_OF_WAN ? `${grouped(fen / FEN_OF_WAN, 1)} 万元` : `${grouped(fen / 100, 2)} 元`;
  });
  protected readonly premium = computed(() => {
    const { premium } = this.figures();
    if (premium === null) return null;
    return `${premium < 0 ? '低' : '高'} ${(Math.abs(premium) / 100).toFixed(1)} %`;
  });
}

/** The same signs wherever it runs, in the server and in any browser. */
function grouped(value: number, decimals: number): string {
  const [whole, part] = value.toFixed(decimals).split('.') as [string, string?];
  const rest = part?.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
}
