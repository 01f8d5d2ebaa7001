import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { AccountClient } from '../../data/people/account-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** Where somebody is signed in, and the end of it. */
@Component({
  selector: 'hl-own-sessions',
  imports: [MomentPipe, ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section>
      <h2>登录着的设备</h2>
      <p>半小时不操作自动退出，最长 12 小时。不认得的，退出它，再改密码。</p>
      <hl-problem-box [problem]="attempt.problem()" />
      @if (sessions.value(); as list) {
        @for (session of list; track session.id) {
          <div class="item card">
            <span>
              <b>{{ session.device }}</b>
              <br /><span class="muted">网络 {{ session.place }}</span> <br /><span class="small-print"
                >{{ session.begunAt | moment }} 登录，{{ session.seenAt | moment }} 还在用，最晚
                {{ session.endsAt | moment }} 退出</span
              >
            </span>
            @if (session.isThis) {
              <span class="tag">就是这里</span>
            } @else {
              <button
                type="button"
                class="second"
                [attr.aria-label]="'退出 ' + session.device + '，' + session.place"
                [disabled]="attempt.isBusy()"
                (click)="end(session.id)"
              >
                退出
              </button>
            }
          </div>
        }
        @if (list.length > 1) {
          <p>
            <button type="button" class="danger" [disabled]="attempt.isBusy()" (click)="endOthers()">
              退出别处的全部登录
            </button>
          </p>
        } @else {
          <p class="muted">别处没有登录。</p>
        }
      } @else if (sessions.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="sessions.reload()" />
      }
    </section>
  `,
})
export class OwnSessions {
  private readonly client = inject(AccountClient);
  protected readonly attempt = inject(Attempt);
  protected readonly sessions = reading({ loader: () => this.client.sessions() });

  /** What was ended from elsewhere on the page is over here as well. */
  reload(): void {
    this.sessions.reload();
  }

  protected async end(id: string): Promise<void> {
    await this.attempt.run(() => this.client.endSession(id));
    this.sessions.reload();
  }

  protected async endOthers(): Promise<void> {
    await this.attempt.run(() => this.client.endOtherSessions());
    this.sessions.reload();
  }
}
