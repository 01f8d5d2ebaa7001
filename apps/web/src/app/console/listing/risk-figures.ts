import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskFigureView } from '@helan/contracts';
import { Api } from '../../data/api';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';

/** 风险数字: how many alerts stand and stood; no project and no name. */
@Component({
  selector: 'hl-risk-figures',
  imports: [ListFrame, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>风险数字</h1>
    <p class="lead">全县各类风险提示的数目，不含项目和姓名。抵押登记的数字还没有来源，有了再列。</p>
    <hl-list-frame [list]="figures" empty="还没有风险提示。">
      <div class="scroll" tabindex="0" role="region" aria-label="风险数字">
        <table>
          <thead>
            <tr>
              <th scope="col">风险</th>
              <th scope="col">级别</th>
              <th scope="col" class="number">没有处理的</th>
              <th scope="col" class="number">处理过的</th>
            </tr>
          </thead>
          <tbody>
            @for (one of figures.value(); track one.code + one.levelName) {
              <tr>
                <td>
                  <span class="muted">{{ one.code }}</span> {{ one.name }}
                </td>
                <td>{{ one.levelName }}</td>
                <td class="number money">{{ one.open }}</td>
                <td class="number money">{{ one.closed }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hl-list-frame>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      text-align: left;
      padding: 0.4rem 0.6rem;
      border-bottom: 1px solid var(--line);
    }
    .number {
      text-align: right;
      white-space: nowrap;
    }
  `,
})
export class RiskFigures {
  private readonly api = inject(Api);
  protected readonly figures = reading({ loader: () => this.api.get<RiskFigureView[]>('risk-figures') });
}
