import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditStateView } from '@helan/contracts';
import { Api } from '../../data/api';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { Unread } from '../../ui/unread';

/** 变动记录核对: whether the newest part of the record of changes holds. */
@Component({
  selector: 'hl-audit-state',
  imports: [MomentPipe, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>变动记录核对</h1>
    <p class="lead">
      每一处改动都记下来、连成一条链，每天中午签一次。这里核对最近的；从头到尾的核对由运行维护人员用
      <code translate="no">npm run audit:check</code> 做。
    </p>
    @if (state.value(); as now) {
      <section class="card" aria-live="polite">
        @if (now.faults.length === 0) {
          <p>
            <b class="good">最近 {{ now.checked }} 条没有问题。</b>
          </p>
        } @else {
          <p>
            <b class="warm">发现 {{ now.faults.length }} 处不对，请马上告诉运行维护人员和监管：</b>
          </p>
          <ul>
            @for (fault of now.faults; track fault) {
              <li>{{ fault }}</li>
            }
          </ul>
        }
        <p class="small-print">
          链上共 {{ now.links }} 环，还有 {{ now.waiting }} 条等上链（一两秒内的正常）。
          @if (now.lastEntryAt; as at) {
            最近一条 {{ at | moment }}。
          }
        </p>
        <button type="button" class="second" [disabled]="state.isLoading()" (click)="state.reload()">
          {{ state.isLoading() ? '正在核对……' : '再核对一次' }}
        </button>
      </section>
    } @else if (state.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="state.reload()" />
    } @else {
      <p class="muted">正在核对……</p>
    }
  `,
})
export class AuditStatePage {
  private readonly api = inject(Api);
  protected readonly state = reading({ loader: () => this.api.get<AuditStateView>('audit-state') });
}
