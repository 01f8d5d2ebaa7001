import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnHistoryView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { HistoryClient } from '../../data/oversight/history-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { ChangeList } from '../../ui/change-list';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

type Of = 'projects' | 'my/registrations';

/** 变动记录 of one's own listing, or of one's own registration and what came of it: every change, and by whom. */
@Component({
  selector: 'hl-own-history',
  imports: [ChangeList, MomentPipe, ProblemBox, RouterLink, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <p>
        <a [routerLink]="back()">← {{ isRegistration() ? '报名' : '申请' }}</a>
      </p>
      <h1>变动记录</h1>
      @if (history(); as history) {
        <p class="lead">{{ history.title || '（未命名的草稿）' }}</p>
        <p class="small-print">
          @if (isRegistration()) {
            您的报名、材料、保证金、合同和鉴证书，每一处变动都由数据库自己记下，谁也改不了。这里看不到别人的事。
          } @else {
            申请的每一处改动、材料、办理和公告，都由数据库自己记下，谁也改不了。这里看不到报名人和报价；您查阅也会记下。
          }
        </p>
        <ol>
          @for (entry of history.entries; track entry.seq) {
            <li>
              <p>
                <b>{{ entry.what }}</b>
                <span class="muted">{{ entry.who }}</span>
                @if (entry.isPast) {
                  <span class="tag warm">绕过平台</span>
                }
              </p>
              <p class="small-print">{{ entry.at | moment }}</p>
              <hl-change-list [changes]="entry.changes" />
            </li>
          } @empty {
            <li class="muted">还没有记录。</li>
          }
        </ol>
        <hl-problem-box [problem]="attempt.problem()" />
        @if (history.before; as before) {
          <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="more(before)">
            看更早的
          </button>
        }
      } @else if (first.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="first.reload()">
          <p>
            没有找到，或者这不是您的{{ isRegistration() ? '报名' : '申请' }}。<a [routerLink]="home()"
              >回首页</a
            >
          </p>
        </hl-unread>
      } @else {
        <p class="muted">正在打开……</p>
      }
    </div>
  `,
  styles: `
    ol {
      list-style: none;
      padding: 0;
      border-left: 3px solid #c9dccf;
    }
    li {
      padding: 0.4rem 0 0.9rem 1rem;
    }
    li p {
      margin: 0;
    }
    .muted {
      margin-left: 0.75rem;
    }
    hl-change-list {
      display: block;
      margin-top: 0.35rem;
    }
  `,
})
export class OwnHistory {
  private readonly client = inject(HistoryClient);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  /** Said by the route of a registration; a listing's says nothing. */
  readonly of = input<Of, Of | undefined>('projects', { transform: (of) => of ?? 'projects' });
  protected readonly isRegistration = computed(() => this.of() === 'my/registrations');
  protected readonly first = reading({
    params: () => ({ of: this.of(), id: this.id() }),
    loader: ({ params }) => this.client.readOwn(params.of, params.id),
  });
  /** What has been read so far. */
  protected readonly history = linkedSignal<OwnHistoryView | undefined>(() => this.first.value());
  protected readonly home = computed(() => (this.session.isStaff() ? '/console' : '/my'));
  protected readonly back = computed(() => [
    this.isRegistration()
      ? '/my/registrations'
      : this.session.isStaff()
        ? '/console/filings'
        : '/my/projects',
    this.id(),
  ]);

  protected async more(before: number): Promise<void> {
    await this.attempt.run(async () => {
      const older = await this.client.readOwn(this.of(), this.id(), before);
      this.history.update((read) => ({ ...older, entries: [...(read?.entries ?? []), ...older.entries] }));
    });
  }
}
