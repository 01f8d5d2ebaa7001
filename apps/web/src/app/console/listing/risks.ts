import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RISK_LEVELS } from '@helan/domain';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { RisksClient } from './risks-client';
import { ListFrame } from '../../ui/list-frame';
import { TwoWays } from '../../ui/two-ways';
import { RiskCard } from './risk-card';

/** Alerts of all projects in view: those that wait first, red before yellow. */
@Component({
  selector: 'hl-risks',
  imports: [ListFrame, RiskCard, RouterLink, TwoWays],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>风险提示</h1>
    <hl-two-ways
      first="等处理的"
      second="处理过的"
      [isFirst]="query.now().open"
      (choose)="query.ask({ open: $event })"
    >
      <select #levelBox class="level" aria-label="级别" (change)="query.ask({ level: levelBox.value })">
        <option value="">全部级别</option>
        @for (option of levels; track option[0]) {
          <option [value]="option[0]">{{ option[1] }}</option>
        }
      </select>
    </hl-two-ways>
    <hl-list-frame
      [list]="alerts"
      [empty]="query.now().open ? '没有等处理的风险提示。' : '还没有处理过的。'"
      (turn)="query.ask({ page: $event })"
    >
      @for (alert of alerts.value()?.items; track alert.id) {
        <section class="card one">
          <p class="small-print">
            @if (alert.projectId) {
              <a [routerLink]="['/console/projects', alert.projectId]">{{ alert.projectTitle }}</a>
            } @else {
              {{ alert.projectTitle }}
            }
            &nbsp;&nbsp;<span class="money">{{ alert.projectNo }}</span>
          </p>
          <hl-risk-card [alert]="alert" (done)="alerts.reload()" />
        </section>
      }
    </hl-list-frame>
  `,
  styles: `
    .level {
      max-width: 12rem;
    }
  `,
})
export class Risks {
  private readonly client = inject(RisksClient);
  protected readonly levels = Object.entries(RISK_LEVELS);
  protected readonly query = asking({ open: true, level: '' });
  protected readonly alerts = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params),
  });
}
