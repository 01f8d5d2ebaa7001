import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ProcurementView } from '@helan/contracts';
import { formatYuan } from '@helan/domain';

const CASES: Readonly<Record<ProcurementView['case'], string>> = {
  IN_PLATFORM: '达到 20 万元，应当进本平台公开采购。',
  VOLUNTARY: '不到 20 万元，可以自愿进场，也可以按村里的小额采购办法办理。',
  MUST_TENDER: '属于依法必须招标的项目，请到自治区公共资源交易平台办理。',
  OVER_CEILING: '超出本平台采购品种的范围，要由监管部门决定。',
};

/** The sum of a project's purchases between floor and ceiling, as a bar and in words. */
@Component({
  selector: 'hl-procurement-sum',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <h2>同一项目合并计算</h2>
      <p>
        本项估算 <b>{{ yuan(procurement().estimateFen) }}</b>，十二个月内同一项目同类合计
        <b class="warm">{{ yuan(procurement().sumFen) }}</b>{{ ceiling() }}
      </p>
      @if (share() !== null) {
        <meter
          min="0"
          max="100"
          high="80"
          [value]="share()"
          [attr.aria-label]="'合计占上限的 ' + share() + '%'"
        ></meter>
      }
      <p [class.warm]="procurement().isNear">
        {{ procurement().isNear ? '已到上限的八成，请注意不要化整为零。' : '' }}{{ sentence() }}
      </p>
      @if (procurement().permission) {
        <p>监管部门同意：{{ procurement().permission }}</p>
      }
      @if (procurement().referral; as referral) {
        <p>已转到{{ referral.platform }}招标，编号 {{ referral.referenceNo }}。</p>
      }
      <p class="small-print">依据：贺党办〔2022〕110号 三(三)14；必须招标的工程项目规定 第五条。</p>
    </section>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin: 1.25rem 0;
    }
    meter {
      width: 100%;
      height: 1.25rem;
    }
  `,
})
export class ProcurementSum {
  readonly procurement = input.required<ProcurementView>();
  protected readonly sentence = computed(() => CASES[this.procurement().case]);
  protected readonly share = computed(() => {
    const { sumFen, ceilingFen } = this.procurement();
    return ceilingFen ? Math.min(100, Number((BigInt(sumFen) * 100n) / BigInt(ceilingFen))) : null;
  });

  /** Beside the sum, where the plan has one. */
  protected readonly ceiling = computed(() => {
    const { ceilingFen } = this.procurement();
    return ceilingFen ? `，上限 ${this.yuan(ceilingFen)}` : '';
  });

  protected yuan(fen: string): string {
    return `¥${formatYuan(BigInt(fen))}`;
  }
}
