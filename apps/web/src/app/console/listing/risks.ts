import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RISK_LEVELS, foldByCause } from '@helan/domain';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { RisksClient } from './risks-client';
import { ListFrame } from '../../ui/list-frame';
import { TwoWays } from '../../ui/two-ways';
import { RiskGroup } from './risk-group';

/** Alerts of all projects in view: those that wait first, red before yellow. */
@Component({
  selector: 'hl-risks',
  imports: [ListFrame, RiskGroup, RouterLink, TwoWays],
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
      (turn)="query.ask({ at: $event })"
    >
      @for (group of groups(); track group[0]!.id) {
        @let first = group[0]!;
        <section class="card one">
          <p class="small-print">
            @if (first.projectId) {
              <a [routerLink]="['/console/projects', first.projectId]">{{ first.projectTitle }}</a>
            } @else {
              {{ first.projectTitle }}
            }
            &nbsp;&nbsp;<span class="money">{{ first.projectNo }}</span>
          </p>
          <hl-risk-group [alerts]="group" (done)="alerts.reload()" />
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
  protected readonly groups = computed(() => foldByCause(this.alerts.value()?.items ?? []));
}
