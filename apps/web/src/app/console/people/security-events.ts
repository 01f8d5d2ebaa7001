import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';
import { StaffClient } from './staff-client';

/** 安全提醒: what happened to accounts, and what the security administrator found. */
@Component({
  selector: 'hl-security-events',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>安全提醒</h1>
    <p class="lead">
      工作时间以外在新设备上登录的，请先问本人；不是本人的，请系统管理员申请停用或者重置，您来确认。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-two-ways
      first="要查的"
      second="其余的"
      [isFirst]="query.now().open"
      (choose)="query.ask({ open: $event })"
    />
    <hl-list-frame
      [list]="events"
      isCounted
      [empty]="query.now().open ? '没有要查的。' : '还没有记录。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (event of events.value()?.items; track event.id) {
        <article class="card one" [hlTaskMark]="event.id">
          <p class="row">
            <b>{{ event.kindName }}</b>
            <span>{{ event.name }}</span>
            <span class="muted money" translate="no">{{ event.login }}</span>
          </p>
          <p>{{ event.at | moment }}　{{ event.facts }}</p>
          @if (event.closedAt; as at) {
            <p class="small-print">{{ event.closerName }} {{ at | moment }}：{{ event.finding }}</p>
          }
          @if (event.mayClose) {
            <form class="row" (submit)="$event.preventDefault(); close(event.id, finding.value)">
              <hl-field
                [for]="'finding-' + event.id"
                [label]="'查' + event.name + '这次登录，查到了什么'"
                [fault]="attempt.faultOf('finding', event.id)"
              >
                <input #finding [id]="'finding-' + event.id" maxlength="500" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">记下，办结</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    form hl-field {
      flex: 1 1 14rem;
    }
  `,
})
export class SecurityEventList {
  private readonly client = inject(StaffClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ open: true });
  protected readonly events = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.events(params),
  });

  protected async close(id: string, finding: string): Promise<void> {
    if (await this.attempt.run(() => this.client.closeEvent(id, finding), id)) this.events.reload();
  }
}
