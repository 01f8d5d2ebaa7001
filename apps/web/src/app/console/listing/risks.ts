import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RISK_LEVELS } from '@helan/domain';
import { reading } from '../../data/reading';
import { RisksClient } from './risks-client';
import { Pager } from '../../ui/pager';
import { RiskCard } from './risk-card';
import { Unread } from '../../ui/unread';

/** Alerts of all projects in view: those that wait first, red before yellow. */
@Component({
  selector: 'hl-risks',
  imports: [Pager, RiskCard, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>风险提示</h1>
    <div class="row filters" role="group" aria-label="看哪些">
      <button
        type="button"
        [class.second]="!isOpen()"
        [attr.aria-pressed]="isOpen()"
        (click)="isOpen.set(true); page.set(1)"
      >
        等处理的
      </button>
      <button
        type="button"
        [class.second]="isOpen()"
        [attr.aria-pressed]="!isOpen()"
        (click)="isOpen.set(false); page.set(1)"
      >
        处理过的
      </button>
      <select #levelBox class="level" aria-label="级别" (change)="level.set(levelBox.value); page.set(1)">
        <option value="">全部级别</option>
        @for (option of levels; track option[0]) {
          <option [value]="option[0]">{{ option[1] }}</option>
        }
      </select>
    </div>
    <div aria-live="polite">
      @if (alerts.value(); as list) {
        @for (alert of list.items; track alert.id) {
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
        } @empty {
          <p class="empty card">{{ isOpen() ? '没有等处理的风险提示。' : '还没有处理过的。' }}</p>
        }
        <hl-pager
          [page]="list.page"
          [total]="list.total"
          [pageSize]="list.pageSize"
          (turn)="page.set($event)"
        />
      } @else if (alerts.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="alerts.reload()" />
      } @else {
        <p class="muted">正在查……</p>
      }
    </div>
  `,
  styles: `
    .filters,
    .one {
      margin-bottom: 1rem;
    }
    .one {
      max-width: 48rem;
    }
    .level {
      max-width: 12rem;
    }
  `,
})
export class Risks {
  private readonly client = inject(RisksClient);
  protected readonly levels = Object.entries(RISK_LEVELS);
  protected readonly isOpen = signal(true);
  protected readonly level = signal('');
  protected readonly page = signal(1);
  private readonly filter = computed(() => ({
    open: this.isOpen(),
    level: this.level(),
    page: this.page(),
  }));
  protected readonly alerts = reading({
    params: () => this.filter(),
    loader: ({ params }) => this.client.list(params),
  });
}
