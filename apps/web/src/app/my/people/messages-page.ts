import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MessageView } from '@helan/contracts';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { MessagesClient } from '../../data/people/messages-client';
import { UnreadMessages } from '../../data/people/unread-messages';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';

/** 消息: what somebody was told, the newest first; each leads to the page that it is about. */
@Component({
  selector: 'hl-messages-page',
  imports: [ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <h1>消息</h1>
      <p class="row">
        <a routerLink="/my/message-choices">怎么通知我</a>
        <a href="/api/my/calendar.ics" download="我的日程.ics">把竞价时间和期限加到手机日历</a>
      </p>
      <div class="row tools">
        <hl-two-ways
          first="全部"
          second="没有读过的"
          [isFirst]="!query.now().unread"
          (choose)="query.ask({ unread: !$event })"
        />
        <button
          type="button"
          class="second"
          [disabled]="attempt.isBusy() || unread.count() === 0"
          (click)="markAll()"
        >
          全部标为已读
        </button>
      </div>
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-list-frame
        [list]="messages"
        [empty]="query.now().unread ? '都读过了。' : '还没有消息。有了进展会写在这里。'"
        (turn)="query.ask({ at: $event })"
      >
        @for (message of messages.value()?.items; track message.id) {
          <article class="card" [class.new]="message.readAt === null">
            <h2>
              <a [href]="message.link" (click)="open($event, message)">{{ message.title }}</a>
              @if (message.readAt === null) {
                <span class="tag warm">未读</span>
              }
            </h2>
            <p>{{ message.text }}</p>
            <p class="row small-print">
              <span>{{ message.at | moment }}</span>
              @if (message.readAt === null) {
                <button type="button" class="plain" [disabled]="attempt.isBusy()" (click)="markOne(message)">
                  标为已读
                </button>
              }
            </p>
          </article>
        }
      </hl-list-frame>
    </div>
  `,
  styles: `
    .tools {
      justify-content: space-between;
    }
    h2 {
      font-size: 1.0625rem;
      margin: 0;
    }
    article p {
      margin: 0.35rem 0 0;
      overflow-wrap: anywhere;
    }
    .new {
      border-left: 4px solid var(--field);
    }
  `,
})
export class MessagesPage {
  private readonly client = inject(MessagesClient);
  private readonly router = inject(Router);
  protected readonly unread = inject(UnreadMessages);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ unread: false });
  protected readonly messages = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params.at, params.unread),
  });

  /** Read before it is left; in a tab of its own it stays as it is until it is looked at there. */
  protected async open(event: MouseEvent, message: MessageView): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (message.readAt === null) await this.client.markRead(message.id).catch(() => undefined);
    void this.unread.ask();
    await this.router.navigateByUrl(message.link);
  }

  protected async markOne({ id }: MessageView): Promise<void> {
    if (await this.attempt.run(() => this.client.markRead(id))) this.again();
  }

  protected async markAll(): Promise<void> {
    if (await this.attempt.run(() => this.client.markAllRead())) this.again();
  }

  private again(): void {
    this.messages.reload();
    void this.unread.ask();
  }
}
