import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReconciliationClient } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { Unread } from '../../ui/unread';

/** 账目核对: whether the books stand at this moment, and what is wrong where they do not. */
@Component({
  selector: 'hl-books-check',
  imports: [MomentPipe, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">
      两个专户账上的钱是不是等于应付各人的合计，划转中的两边是不是相等，有没有付得比收得多的明细户。账和银行对不对得上，在<a
        routerLink="/console/days"
        >日终对账</a
      >里看；从头到尾、连同到账、付款、报名、标段、合同的核对，由运行维护人员用
      <code translate="no">npm run ledger:check</code> 做。
    </p>
    @if (check.value(); as now) {
      <section class="card" aria-live="polite">
        @if (now.faults.length === 0) {
          <p><b class="good">账平。</b></p>
        } @else {
          <p>
            <b class="warm"
              >账不平，{{ now.faults.length }} 处。先不要付款，请马上告诉中心负责人、监管和运行维护人员：</b
            >
          </p>
          <ul>
            @for (fault of now.faults; track fault) {
              <li>{{ fault }}</li>
            }
          </ul>
        }
        <p class="small-print">{{ now.at | moment }} 核对。</p>
        <button type="button" class="second" [disabled]="check.isLoading()" (click)="check.reload()">
          {{ check.isLoading() ? '正在核对……' : '再核对一次' }}
        </button>
      </section>
    } @else if (check.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="check.reload()" />
    } @else {
      <p class="muted">正在核对……</p>
    }
  `,
})
export class BooksCheck {
  private readonly client = inject(ReconciliationClient);
  protected readonly check = reading({ loader: () => this.client.checkBooks() });
}
